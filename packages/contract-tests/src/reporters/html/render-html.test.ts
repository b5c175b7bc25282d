import { expect, test } from 'vitest'
import { report, reportOf } from '../../../test/report-of.ts'
import { spoiltReport } from '../../../test/spoilt-report.ts'
import { getLog } from '../../get-log.ts'
import { renderHtml } from './render-html.ts'

test('hostile text leaves no byte in the file that HTML does not allow', () => {
  expect(renderHtml(spoiltReport, getLog)).not.toMatch(/[^\P{Cc}\n\t]|\p{Cs}|\p{Noncharacter_Code_Point}/u)
})

test('hostile text of any length makes a page of bounded size', () => {
  const findings = [{ code: 'long', expected: 'short', seen: 'z'.repeat(5_000_000) }]
  const html = renderHtml(reportOf({ verdict: 'fail', findings }), getLog)
  expect(html.length).toBeLessThan(60_000)
  expect(html).toContain('4992000 more characters')
})

test.each([
  ['3 promises broken', []],
  ['1 recorded deviation gone', ['fail']],
  ['1 promise could not be judged', ['fail', 'stale']],
  ['Conformant', ['fail', 'stale', 'blocked']],
  ['Nothing was judged', ['fail', 'stale', 'blocked', 'pass', 'warn', 'deviation', 'observed', 'consequence']],
])('a run comes to "%s" as its exit code does', (words, without) => {
  const results = report.results.filter(({ verdict }) => !without.includes(verdict))
  expect(renderHtml({ ...report, results }, getLog)).toContain(`<title>${words}: Get log contract</title>`)
})
