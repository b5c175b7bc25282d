import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reportOf } from '../../../test/report-of.ts'
import type { ReportedResult } from '../../report/report.ts'
import { renderJunit } from './render-junit.ts'

const render = (result: Partial<ReportedResult>): string => renderJunit(reportOf(result))
const findings = [{ code: 'status', expected: 'status 200', seen: '<b>500</b> & "more"' }]

test('a failure says what was expected and what was seen', () => {
  const xml = render({ verdict: 'fail', findings })
  expect(xml).toContain('tests="1" failures="1"')
  expect(xml).toMatch(
    /<failure message="status: expected status 200, saw &lt;b>500&lt;\/b> &amp; &quot;more&quot;" type="fail"\/>/,
  )
})

test.each([
  ['pass', 'failures="0" errors="0" skipped="0"'],
  ['warn', 'failures="0" errors="0" skipped="0"'],
  ['deviation', 'failures="0" errors="0" skipped="0"'],
  ['stale', 'failures="1" errors="0" skipped="0"'],
  ['blocked', 'failures="0" errors="1" skipped="0"'],
  ['not-applicable', 'failures="0" errors="0" skipped="1"'],
] as const)('%s counts as %s', (verdict, counts) => {
  expect(render({ verdict, reason: 'why', findings })).toContain(counts)
})

test('each run makes a report of its own', () => {
  expect([render({}), render({})].map((xml) => xml.match(/<testcase/g)?.length)).toEqual([1, 1])
})

test('whatever a target said, the report has no character that XML forbids', () => {
  // Made of numbers, since to make fast-check's own unit of every character takes a second.
  const unit = fc.oneof(fc.nat({ max: 0x9f }), fc.nat({ max: 0x10ffff })).map((point) => String.fromCodePoint(point))
  fc.assert(
    fc.property(fc.string({ unit }), (seen) => {
      const xml = render({ verdict: 'fail', findings: [{ code: 'x', expected: 'y', seen }] })
      expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)
    }),
  )
})
