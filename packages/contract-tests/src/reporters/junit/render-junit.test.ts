import { expect, test } from 'vitest'
import { parseXml } from '../../../test/parse-xml.ts'
import { reportOf } from '../../../test/report-of.ts'
import type { ReportedResult } from '../../report/report.ts'
import { renderJunit } from './render-junit.ts'

const render = (...results: readonly Partial<ReportedResult>[]): string => renderJunit(reportOf(...results))
const findings = [{ code: 'status', expected: 'status 200', seen: '<b>500</b> & "more"', reproduce: "curl -i 'x'" }]

test('a failure says what was expected, what was seen and how to reproduce it', () => {
  const [, suite, testCase, failure] = parseXml(render({ verdict: 'fail', findings, durationMs: 1234.5678 }))
  expect(suite?.attributes).toMatchObject({ tests: '1', failures: '1', time: '1.235' })
  expect(testCase?.attributes.time).toBe('1.235')
  const message = 'status: expected status 200, saw <b>500</b> & "more"'
  expect(failure).toEqual({ name: 'failure', attributes: { message, type: 'fail' }, text: `${message}\ncurl -i 'x'` })
})

test('consequences of a failure are skipped, and the failure says how many there are', () => {
  const consequence = { clause: 'body/b', verdict: 'consequence', because: 'body/a', findings } as const
  const elements = parseXml(render({ verdict: 'fail', findings }, consequence))
  expect(elements.find(({ name }) => name === 'failure')?.text).toMatch(/\nand 1 consequence$/)
  expect(elements.find(({ name }) => name === 'skipped')?.attributes.message).toBe(
    'a consequence of body/a, which is broken too',
  )
})

test('an observation passes, with what was seen as output', () => {
  const elements = parseXml(render({ verdict: 'observed', observed: '405' }))
  expect(elements.slice(2)).toMatchObject([{ name: 'testcase' }, { name: 'system-out', text: 'observed: 405' }])
})

test.each([
  ['pass', 'failures="0" errors="0" skipped="0"'],
  ['warn', 'failures="0" errors="0" skipped="0"'],
  ['deviation', 'failures="0" errors="0" skipped="0"'],
  ['stale', 'failures="1" errors="0" skipped="0"'],
  ['blocked', 'failures="0" errors="1" skipped="0"'],
  ['consequence', 'failures="0" errors="0" skipped="1"'],
  ['observed', 'failures="0" errors="0" skipped="0"'],
  ['not-applicable', 'failures="0" errors="0" skipped="1"'],
] as const)('%s counts as %s', (verdict, counts) => {
  expect(render({ verdict, reason: 'why', findings })).toContain(counts)
})
