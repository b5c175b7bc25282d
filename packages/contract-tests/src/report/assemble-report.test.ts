import { expect, test } from 'vitest'
import { defineClause } from '../clause/clause.ts'
import { cite, parameterPointer } from '../endpoint/operation.ts'
import { asks } from '../faults/asks.ts'
import { faults } from '../faults/counterexample.ts'
import { every } from '../faults/which.ts'
import { getLog } from '../get-log.ts'
import type { Verdict } from '../judge/verdict.ts'
import { verdicts } from '../judge/verdict.ts'
import { defineTarget } from '../targets/target.ts'
import { assembleReport } from './assemble-report.ts'
import { outcomeOf } from './outcome.ts'
import type { Report } from './report.ts'

const secrets = new Set(['a-token-of-one'])
const one = defineTarget({ name: 'one', url: 'http://a-token-of-one@127.0.0.1:1', arrange: {}, secrets })
const brokenBy = faults('odd', { none: ['None', asks(every)] })
const two = defineTarget({ name: 'two', url: 'http://127.0.0.1:2', arrange: {} })
const findings = [{ code: 'odd', expected: 'a', seen: 'said a-token-of-one' }]

function reportOf(...given: readonly Verdict[]): Report {
  const judgements = given.map((verdict) => {
    const clause = defineClause({
      ...{ id: `x/${verdict}`, title: 'T', basis: verdict === 'warn' ? 'expected' : 'documented', needs: [] },
      source: cite(parameterPointer('raw')),
      brokenBy,
      check: async () => [],
    })
    return { clause, target: two, verdict, findings, durationMs: 1.23456 }
  })
  return assembleReport(getLog, { startedAt: new Date(0), durationMs: 5, targets: [one, two], judgements })
}

test('no token of any target is left in what another one said, nor in a URL', () => {
  const { targets, results } = reportOf('fail')
  expect(targets[0]?.url).toBe('http://[token]@127.0.0.1:1')
  expect(results).toMatchObject([
    { clause: 'x/fail', target: 'two', durationMs: 1.235, findings: [{ seen: 'said [token]' }] },
  ])
})

test('only what was judged counts as covered', () => {
  const covering = verdicts.filter((verdict) => reportOf(verdict).coverage.covered.length > 0)
  expect(covering).toEqual(['pass', 'fail', 'warn', 'observed', 'consequence', 'deviation', 'stale'])
})

test.each<[code: number, verdicts: Verdict[]]>([
  [0, ['pass', 'warn', 'deviation', 'not-applicable']],
  [1, ['pass', 'fail', 'blocked']],
  [1, ['stale', 'not-applicable']],
  [3, ['pass', 'blocked']],
  [2, ['not-applicable', 'not-applicable']],
  [2, []],
])('the shell is told %i for %j', (code, given) => {
  expect(outcomeOf(reportOf(...given)).exitCode).toBe(code)
})

test('a should that is blocked does not decide, a promise that no clause rests on does', () => {
  const report = reportOf('pass', 'blocked')
  const lenient = { ...report, results: report.results.map((result) => ({ ...result, level: 'should' as const })) }
  expect(outcomeOf(lenient).exitCode).toBe(0)
  expect(outcomeOf({ ...report, coverage: { ...report.coverage, unclaimed: ['/x'] } }).exitCode).toBe(1)
})
