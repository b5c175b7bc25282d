import { describe, expect, test } from 'vitest'
import { checkAnswer } from '../checks/check-answer.ts'
import type { Clause } from '../clause/clause.ts'
import type { Finding } from '../clause/finding.ts'
import type { Level } from '../clause/level.ts'
import { Blocked, RunDisturbed } from '../clause/scene.ts'
import type { Deviation } from '../deviations/deviation.ts'
import { defineTarget } from '../targets/target.ts'
import { judge, KitError } from './judge.ts'
import { judgeAll } from './judge-all.ts'

const target = defineTarget({
  name: 'here',
  url: 'http://127.0.0.1:1',
  arrange: { finishedLog: async () => ({ id: 'x' }) },
})

function clauseThat(check: () => Promise<readonly Finding[]>, changed: Partial<Clause> = {}): Clause {
  return { id: 'body/x', title: 'X', level: 'must', source: [], needs: ['finished-log'], check, ...changed }
}

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

  test('is fail, not blocked, where the target ended a run that was not told to end', async () => {
    const clause = clauseThat(async () => {
      throw new RunDisturbed('The run x has finished')
    })
    expect(await judge(clause, target)).toMatchObject({
      verdict: 'fail',
      findings: [{ code: 'run-disturbed', seen: 'The run x has finished' }],
    })
  })

  test.each([
    ['a situation is not arranged', 'growing-log', 'here does not arrange it: give its target growingLog()'],
    ['a situation is arranged, but lacked', 'empty-log', 'it writes to every log'],
    ['a trait is lacked', 'token-check', 'it knows no tokens'],
  ] as const)('is not-applicable where %s, and says why', async (_, need, reason) => {
    const arrange = { emptyLog: async () => ({ id: 'x' }) }
    const lacks = { 'empty-log': 'it writes to every log', 'token-check': 'it knows no tokens' }
    const lacking = defineTarget({ name: 'here', url: target.url, arrange, lacks })
    const judgement = await judge(
      clauseThat(async () => [], { needs: [need] }),
      lacking,
    )
    expect(judgement).toMatchObject({ verdict: 'not-applicable', reason })
  })

  test('is blocked where an arrangement fails', async () => {
    const clause = clauseThat(async () => {
      throw new Blocked('no run today')
    })
    expect(await judge(clause, target)).toMatchObject({ verdict: 'blocked', reason: 'no run today' })
  })

  test('is blocked, not passed, where the request that a clause varies does not work', async () => {
    const clause = clauseThat(async () => [])
    const varying: Clause = {
      ...clause,
      check: async ({ baseline }) => {
        await baseline({ id: 'x' })
        return []
      },
    }
    expect(await judge(varying, target)).toMatchObject({
      verdict: 'blocked',
      reason: expect.stringContaining('does not work'),
    })
  })

  test('is none where a clause itself fails', async () => {
    const clause = clauseThat(async () => {
      throw new TypeError('oops')
    })
    await expect(judge(clause, target)).rejects.toThrow(KitError)
  })
})

describe('many clauses', () => {
  test('are judged in their order, the exclusive ones last and alone', async () => {
    let running = 0
    const trace: string[] = []
    const named = (id: string, exclusive: boolean): Clause => ({
      ...clauseThat(async () => {
        running += 1
        await new Promise(setImmediate)
        trace.push(`${id} ${running}`)
        running -= 1
        return []
      }),
      id,
      ...(exclusive && { exclusive: true as const }),
    })
    const clauses = [named('a', true), named('b', false), named('c', false), named('d', true)]
    const judgements = await judgeAll(clauses, target)
    expect(judgements.map(({ clause }) => clause.id)).toEqual(['a', 'b', 'c', 'd'])
    expect(trace).toEqual(['b 2', 'c 1', 'a 1', 'd 1'])
  })

  test('are judged twelve at a time', async () => {
    const running: number[] = []
    let now = 0
    const check = async (): Promise<readonly Finding[]> => {
      now += 1
      running.push(now)
      await new Promise(setImmediate)
      now -= 1
      return []
    }
    await judgeAll(
      Array.from({ length: 20 }, () => clauseThat(check)),
      target,
    )
    expect(Math.max(...running)).toBe(12)
  })

  test('begin with the one that waits', async () => {
    const begun: string[] = []
    const named = (id: string, changed: Partial<Clause> = {}): Clause => ({
      ...clauseThat(async () => {
        begun.push(id)
        return []
      }, changed),
      id,
    })
    await judgeAll([named('a'), named('b', { waits: true }), named('c')], target, { concurrency: 1 })
    expect(begun).toEqual(['b', 'a', 'c'])
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
    const asking: Clause = {
      ...clauseThat(async () => []),
      check: async ({ read }) => checkAnswer(await read({ id: 'x' }), 200),
    }
    const judgements = await judgeAll([asking], target, { targetMs: -1 })
    expect(judgements).toMatchObject([{ verdict: 'blocked', reason: expect.stringContaining('used up') }])
  })
})
