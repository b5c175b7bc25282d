import { expect, test } from 'vitest'
import { exchangeWith } from '../../test/exchange-with.ts'
import { defineClause, faults } from '../clause/clause.ts'
import { cite, parameterPointer } from '../endpoint/operation.ts'
import { every } from '../faults/answers.ts'
import { asks } from '../faults/asks.ts'
import { getLog } from '../get-log.ts'
import type { Verdict } from '../judge/verdict.ts'
import { verdicts } from '../judge/verdict.ts'
import { defineTarget } from '../targets/target.ts'
import { assembleReport } from './assemble-report.ts'
import { recordExchange } from './record-exchange.ts'
import type { Report } from './report.ts'
import { outcomeOf } from './report.ts'

const secrets = new Set(['a-token-of-one', 'other'])
const one = defineTarget({ name: 'one', url: 'http://me:a%20word@127.0.0.1:1/?token=in-the-url', arrange: {}, secrets })
const brokenBy = faults('odd', { none: ['None', asks(every)] })
const two = defineTarget({ name: 'two', url: 'http://127.0.0.1:2', arrange: {} })
const hidden = 'a-token-of-one, other, a%20word and in-the-url'
const exchange = exchangeWith({ body: hidden, headers: [['X-a-token-of-one', hidden]] })
const findings = [{ code: 'other', expected: '[another] or other', seen: `said ${hidden}`, exchange }]

function reportOf(...given: readonly Verdict[]): Report {
  const told = { reason: `other ${hidden}`, observed: hidden }
  const judgements = given.map((verdict) => {
    const basis = verdict === 'warn' ? 'expected' : 'documented'
    const words = { id: `x/${verdict}`, title: 'No other way', basis, source: cite(parameterPointer('raw')) } as const
    const clause = defineClause({ ...words, needs: [], brokenBy, check: async () => [] })
    return { clause, target: two, verdict, ...told, findings, durationMs: 1.23456 }
  })
  return assembleReport(getLog, { startedAt: new Date(0), durationMs: 5, targets: [one, two], judgements })
}

test('no secret of a target is left in what another one said, nor in a URL', () => {
  const { targets, results } = reportOf('fail')
  expect(targets[0]?.url).not.toMatch(/word|in-the/)
  const clean = '[token], [token], [token] and [token]'
  expect(results).toMatchObject([
    { reason: `[token] ${clean}`, observed: clean, durationMs: 1.235, findings: [{ seen: `said ${clean}` }] },
  ])
  expect(results[0]?.findings[0]?.exchange).toMatchObject({
    response: { headers: [['X-[token]', clean]] },
    body: { text: clean },
  })
})

test("the kit's own words stay unchanged, even if a token is one of them", () => {
  expect(reportOf('fail').results).toMatchObject([
    { clause: 'x/fail', title: 'No other way', findings: [{ code: 'other', expected: '[another] or other' }] },
  ])
})

test('a finding has the curl line that reproduces it', () => {
  expect(reportOf('fail').results[0]?.findings[0]?.reproduce).toBe("curl -i 'http://127.0.0.1/v2/logs/x'")
})

test('only what was judged counts as covered', () => {
  const covering = verdicts.filter((verdict) => reportOf(verdict).coverage.covered.length > 0)
  expect(covering).toEqual(['pass', 'fail', 'warn', 'observed', 'consequence', 'deviation', 'stale'])
})

test.each<[code: number, words: string, verdicts: Verdict[]]>([
  [0, 'Conformant', ['pass', 'warn', 'deviation', 'not-applicable']],
  [1, '1 promise broken', ['pass', 'stale', 'fail', 'blocked']],
  [1, '1 recorded deviation gone', ['stale', 'blocked', 'not-applicable']],
  [3, '1 promise could not be judged', ['pass', 'blocked']],
  [2, 'Nothing was judged', ['not-applicable', 'not-applicable']],
  [2, 'Nothing was judged', []],
])('the shell is told %i, and a person "%s", for %j', (exitCode, words, given) => {
  expect(outcomeOf(reportOf(...given))).toMatchObject({ exitCode, words })
})

test('a blocked should does not count, a promise that no clause rests on does', () => {
  const report = reportOf('pass', 'blocked')
  const lenient = { ...report, results: report.results.map((result) => ({ ...result, level: 'should' as const })) }
  expect(outcomeOf(lenient).exitCode).toBe(0)
  expect(outcomeOf({ ...report, coverage: { ...report.coverage, unclaimed: ['/x'] } }).exitCode).toBe(1)
})

const token = 'a_token_of_24_characters'
const recorded = (body: string) => recordExchange(exchangeWith({ body }), [token]).body

test.each([
  ['across the place where a long body is cut', `${'x'.repeat(2038)}${token}${'x'.repeat(100)}`, 'xxxxx[token]'],
  ['that breaks off with the body', `no access with ${token.slice(0, 20)}`, 'with [token]'],
])('nothing is left of a token %s', (_, body, end) => {
  expect(recorded(body).text.slice(-12)).toBe(end)
})

test('a body is shown up to its first two kilobytes, controls escaped, and says whether there was more', () => {
  expect(recorded('a\x1bé\n…')).toEqual({ bytes: 8, text: 'a\\x1bé\n…', truncated: false })
  expect(recorded('x'.repeat(2049))).toEqual({ bytes: 2049, text: 'x'.repeat(2048), truncated: true })
})
