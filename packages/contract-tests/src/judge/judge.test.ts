import { describe, expect, test } from 'vitest'
import { checkAnswer } from '../checks/check-answer.ts'
import type { Clause } from '../clause/clause.ts'
import type { Finding } from '../clause/finding.ts'
import type { Level } from '../clause/level.ts'
import { Blocked, RunDisturbed } from '../clause/scene.ts'
import type { Deviation } from '../deviations/deviation.ts'
import { asks } from '../faults/asks.ts'
import { every } from '../faults/which.ts'
import { judge, judgeAll } from '../get-log.ts'
import { defineTarget } from '../targets/target.ts'
import { KitError } from './judge.ts'

const target = defineTarget({
  name: 'here',
  url: 'http://127.0.0.1:1',
  arrange: { finishedLog: async () => ({ id: 'x' }) },
})

const brokenBy: Clause['brokenBy'] = [{ name: 'none', title: 'None', code: 'none', fault: asks(every) }]

function clauseThat(check: Clause['check'], changed: Partial<Clause> = {}): Clause {
  return { id: 'body/x', title: 'X', level: 'must', source: [], needs: ['finishedLog'], check, brokenBy, ...changed }
}

const throwing = (error: Error) => async (): Promise<readonly Finding[]> => Promise.reject(error)

function breaking(level: Level, ...codes: string[]): Clause {
  return clauseThat(async () => codes.map((code) => ({ code, expected: 'a', seen: 'b' })), { level })
}

function deviation(code: string, changed: Partial<Deviation> = {}): Deviation {
  const link = 'https://example.com/1'
  return { target: 'here', clause: 'body/x', code, reason: 'known', link, reviewBy: '2027-01-01', ...changed }
}

describe('the verdict', () => {
  test.each([
    ['pass', breaking('must'), []],
    ['fail', breaking('must', 'a'), []],
    ['warn', breaking('should', 'a'), []],
    ['deviation', breaking('must', 'a'), [deviation('a')]],
    ['deviation', breaking('should', 'a', 'b'), [deviation('a'), deviation('b')]],
    ['stale', breaking('must'), [deviation('a')]],
    ['stale', breaking('must', 'a'), [deviation('a'), deviation('b')]],
    ['fail', breaking('must', 'a', 'b'), [deviation('a')]],
    ['fail', breaking('must', 'a'), [deviation('a', { target: 'elsewhere' })]],
    ['fail', breaking('must', 'a'), [deviation('a', { clause: 'body/y' })]],
    ['pass', breaking('must'), [deviation('a', { target: 'elsewhere' })]],
  ])('is %s', async (verdict, clause, deviations) => {
    expect(await judge(clause, target, { deviations })).toMatchObject({ verdict })
  })

  test('excuses exactly the finding that is recorded', async () => {
    const { findings } = await judge(breaking('must', 'a', 'b'), target, { deviations: [deviation('a')] })
    expect(findings.map(({ code }) => code)).toEqual(['b'])
  })

  test('says of a deviation from its review-by day on that it is to be looked at again', async () => {
    const deviations = [deviation('a', { reviewBy: '2027-01-01' })]
    const on = async (today: string) => judge(breaking('must', 'a'), target, { deviations, today })
    expect((await on('2026-12-31')).reason).toBe('known (https://example.com/1)')
    for (const today of ['2027-01-01', '2030-06-01']) {
      const { verdict, reason } = await on(today)
      expect({ verdict, reason }).toEqual({
        verdict: 'deviation',
        reason: expect.stringContaining('To be reviewed since 2027-01-01'),
      })
    }
  })

  test.each([
    ['a situation is not arranged', 'growingLog', 'here does not arrange it: give its target growingLog()'],
    ['a situation is arranged by a reason', 'emptyLog', 'it writes to every log'],
    ['a trait is lacked', 'tokenCheck', 'it knows no tokens'],
  ] as const)('is not-applicable where %s, and says why', async (_, need, reason) => {
    const arrange = { emptyLog: 'it writes to every log', tokenCheck: 'it knows no tokens' }
    const lacking = defineTarget({ name: 'here', url: target.url, arrange })
    const clause = clauseThat(async () => [], { needs: [need] })
    expect(await judge(clause, lacking)).toMatchObject({ verdict: 'not-applicable', reason })
  })

  const varying: Clause['check'] = async ({ baseline }) => {
    await baseline({ id: 'x' })
    return []
  }
  const ended = { code: 'run-disturbed', seen: 'The run x has finished' }
  const varied = { reason: expect.stringContaining('does not work') }
  test.each<[verdict: string, title: string, check: Clause['check'], told: object]>([
    ['fail', 'the target ended a run by itself', throwing(new RunDisturbed(ended.seen)), { findings: [ended] }],
    ['blocked', 'an arrangement fails', throwing(new Blocked('no run today')), { reason: 'no run today' }],
    ['blocked', 'the plain request does not work', varying, varied],
  ])('is %s where %s', async (verdict, _, check, told) => {
    expect(await judge(clauseThat(check), target)).toMatchObject({ verdict, ...told })
  })

  test('is not given where a clause itself fails', async () => {
    await expect(judge(clauseThat(throwing(new TypeError('oops'))), target)).rejects.toThrow(KitError)
  })
})

describe('many clauses', () => {
  /** Clauses that note who is judged, and together with how many. */
  function watched(...given: readonly Partial<Clause>[]): { trace: string[]; watchedClauses: Clause[] } {
    const trace: string[] = []
    let running = 0
    const watchedClauses = given.map((changed) =>
      clauseThat(async () => {
        running += 1
        await new Promise(setImmediate)
        trace.push(`${changed.id} ${running}`)
        running -= 1
        return []
      }, changed),
    )
    return { trace, watchedClauses }
  }

  test('are judged in their order, the exclusive ones last and alone', async () => {
    const alone = { exclusive: true } as const
    const { trace, watchedClauses } = watched({ id: 'a', ...alone }, { id: 'b' }, { id: 'c' }, { id: 'd', ...alone })
    const judgements = await judgeAll(watchedClauses, target)
    expect(judgements.map(({ clause }) => clause.id)).toEqual(['a', 'b', 'c', 'd'])
    expect(trace).toEqual(['b 2', 'c 1', 'a 1', 'd 1'])
  })

  test('are judged twelve at a time', async () => {
    const { trace, watchedClauses } = watched(...Array(20).fill({ id: 'x' }))
    await judgeAll(watchedClauses, target)
    expect(trace[0]).toBe('x 12')
  })

  test('begin with the one that waits', async () => {
    const { trace, watchedClauses } = watched({ id: 'a' }, { id: 'b', waits: true }, { id: 'c' })
    await judgeAll(watchedClauses, target, { concurrency: 1 })
    expect(trace).toEqual(['b 1', 'a 1', 'c 1'])
  })

  test('are judged no further once the run is aborted', async () => {
    const stop = new AbortController()
    const stopping = clauseThat(async () => {
      stop.abort()
      return []
    })
    const options = { concurrency: 1, signal: stop.signal }
    expect(await judgeAll([stopping, breaking('must')], target, options)).toMatchObject([{ verdict: 'pass' }])
  })

  test('past the time of a target are blocked', async () => {
    const asking = clauseThat(async ({ read }) => checkAnswer(await read({ id: 'x' }), 200))
    const judgements = await judgeAll([asking], target, { targetMs: -1 })
    expect(judgements).toMatchObject([{ verdict: 'blocked', reason: expect.stringContaining('used up') }])
  })
})
