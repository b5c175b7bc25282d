import { expect, test } from 'vitest'
import { report } from '../../../test/report-fixture.ts'
import { spoiltReport } from '../../../test/spoilt-report.ts'
import type { ReportedResult } from '../../report/report.ts'
import { renderHtml } from './render-html.ts'

test('hostile text leaves no byte in the file that HTML does not allow', () => {
  expect(renderHtml(spoiltReport)).not.toMatch(/[^\P{Cc}\n\t]|\p{Cs}|\p{Noncharacter_Code_Point}/u)
})

test('hostile text of any length makes a page of bounded size', () => {
  const [first] = report.results
  const findings = [{ code: 'long', expected: 'short', seen: 'z'.repeat(5_000_000) }]
  const html = renderHtml({ ...report, results: [{ ...(first as ReportedResult), verdict: 'fail', findings }] })
  expect(html.length).toBeLessThan(60_000)
  expect(html).toContain('4992000 more characters')
})

test.each([
  ['3 promises broken', (results: readonly ReportedResult[]) => results],
  ['1 recorded deviation gone', without('fail')],
  ['1 promise could not be judged', without('fail', 'stale')],
  ['Conformant', without('fail', 'stale', 'blocked')],
])('a run comes to "%s" as its exit code does', (words, change) => {
  const html = renderHtml({ ...report, results: change(report.results) })
  expect(html).toContain(`<title>${words}: Get log contract</title>`)
})

function without(...verdicts: readonly string[]): (results: readonly ReportedResult[]) => readonly ReportedResult[] {
  return (results) => results.filter(({ verdict }) => !verdicts.includes(verdict))
}
