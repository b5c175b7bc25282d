import type { RequestListener } from 'node:http'
import { createServer } from 'node:http'
import { describe, expect, test } from 'vitest'
import { serve } from '../../test/serve.ts'
import { checkAnswer } from '../checks/check-body.ts'
import type { Clause, Finding, Level, Promised } from '../clause/clause.ts'
import { defineClause, defineQuestion, finding } from '../clause/clause.ts'
import type { Capability } from '../clause/scene.ts'
import { Blocked, Inapplicable, RunDisturbed } from '../clause/scene.ts'
import type { Deviation } from '../deviations/deviations.ts'
import { every } from '../faults/answers.ts'
import { asks } from '../faults/asks.ts'
import { judge, judgeAll } from '../get-log.ts'
import { defineTarget } from '../targets/target.ts'
import { KitError } from './judge.ts'

const target = defineTarget({
  name: 'here',
  url: 'http://127.0.0.1:1',
  arrange: { finishedLog: async () => ({ id: 'x' }) },
})

const brokenBy: Promised['brokenBy'] = [{ name: 'none', title: 'None', code: 'none', fault: asks(every) }]

function clauseThat(check: Promised['check'], changed: Partial<Promised> = {}): Clause {
  const rest = { id: 'body/x', title: 'X', basis: 'documented', source: [], needs: ['finishedLog'], brokenBy } as const
  return defineClause<Capability>({ ...rest, check, ...changed })
}

const throwing = (error: Error) => async (): Promise<readonly Finding[]> => Promise.reject(error)

function breaking(level: Level, ...codes: string[]): Clause {
  const basis = level === 'must' ? 'documented' : 'expected'
  return clauseThat(async () => codes.map((code) => ({ code, expected: 'a', seen: 'b' })), { basis })
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

  const varying: Promised['check'] = async ({ baseline }) => {
    await baseline({ id: 'x' })
    return []
  }
  const ended = { code: 'run-disturbed', seen: 'The run x has finished' }
  test.each<[verdict: string, title: string, check: Promised['check'], told: object]>([
    ['fail', 'the target ended a run by itself', throwing(new RunDisturbed(ended.seen)), { findings: [ended] }],
    ['blocked', 'an arrangement fails', throwing(new Blocked('no run today')), { reason: 'no run today' }],
    ['not-applicable', 'a check finds nothing to judge', throwing(new Inapplicable('no 400')), { reason: 'no 400' }],
    ['blocked', 'the plain request does not work', varying, { reason: expect.stringContaining('does not work') }],
  ])('is %s where %s', async (verdict, _, check, told) => {
    expect(await judge(clauseThat(check), target)).toMatchObject({ verdict, ...told })
  })

  test('of an open question is what was seen, whatever it is', async () => {
    const question = defineQuestion({ id: 'x/q', title: 'Q', source: [], needs: [], observe: async () => '405' })
    expect(await judge(question, target)).toMatchObject({ verdict: 'observed', observed: '405', findings: [] })
  })

  test('is not given where a clause itself fails', async () => {
    await expect(judge(clauseThat(throwing(new TypeError('oops'))), target)).rejects.toThrow(KitError)
  })
})

describe('many clauses', () => {
  /** Clauses that note who is judged, and together with how many. */
  function watched(...given: readonly Partial<Promised>[]): { trace: string[]; watchedClauses: Clause[] } {
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

  test('are judged in their order, the exclusive ones last and alone, each right behind what it rests on', async () => {
    const alone = (id: string) => ({ id, exclusive: true as const })
    const given = [{ ...alone('a'), restsOn: ['d'] }, { id: 'b' }, { id: 'c' }, alone('d'), alone('e')]
    const { trace, watchedClauses } = watched(...given)
    const judgements = await judgeAll(watchedClauses, target)
    expect(judgements.map(({ clause }) => clause.id)).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(trace).toEqual(['b 2', 'c 1', 'd 1', 'a 1', 'e 1'])
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

  test('are not held up by one that waits, which begins before what it rests on is judged', async () => {
    let release = (): void => {}
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    const clauses = [
      clauseThat(async () => [], { id: 'a' }),
      clauseThat(async () => released.then(() => []), { id: 'waits', waits: true, restsOn: ['a'] }),
      clauseThat(async () => [], { id: 'b', restsOn: ['a'] }),
      clauseThat(() => Promise.resolve(release()).then(() => []), { id: 'c', restsOn: ['b'] }),
    ]
    expect((await judgeAll(clauses, target)).map(({ verdict }) => verdict)).toEqual(Array(4).fill('pass'))
  })

  test('are judged no further once the run is aborted', async () => {
    const stop = new AbortController()
    const stopping = clauseThat(async () => {
      stop.abort()
      return []
    })
    const options = { concurrency: 1, signal: stop.signal }
    expect(await judgeAll([stopping, { ...breaking('must'), id: 'body/y' }], target, options)).toMatchObject([
      { verdict: 'pass' },
    ])
  })

  test('past the time of a target are blocked', async () => {
    const asking = clauseThat(async ({ read }) => checkAnswer(await read({ id: 'x' }), 200))
    const judgements = await judgeAll([asking], target, { targetMs: -1 })
    expect(judgements).toMatchObject([{ verdict: 'blocked', reason: expect.stringContaining('used up') }])
  })
})

describe('a clause that rests on another', () => {
  const judgeRows = async (
    ...rows: readonly (readonly [id: string, level: Level, code: string, ...restsOn: string[]])[]
  ) => {
    const clauses = rows.map(([id, level, code, ...restsOn]) => {
      const basis = level === 'must' ? 'documented' : 'expected'
      return clauseThat(async () => (code === '' ? [] : [finding(code, 'a', 'b')]), { id, basis, restsOn })
    })
    const judgements = await judgeAll(clauses, target)
    return judgements.map(({ clause, verdict, because = '' }) => `${clause.id} ${verdict} ${because}`.trim())
  }

  test('is its consequence where both are broken, directly or through others, in whatever order they stand', async () => {
    expect(
      await judgeRows(['c', 'must', 'x', 'b'], ['b', 'must', '', 'a'], ['a', 'must', 'x'], ['d', 'must', 'x', 'c']),
    ).toEqual(['c consequence a', 'b pass', 'a fail', 'd consequence a'])
  })

  test('stays a failure where what it rests on only warns, and what it rests on may not be asked', async () => {
    expect(
      await judgeRows(['a', 'should', 'x'], ['b', 'must', 'x', 'a'], ['c', 'should', 'x', 'a', 'nowhere']),
    ).toEqual(['a warn', 'b fail', 'c consequence a'])
  })

  test('is not asked for ever: two that rest on each other are a mistake that is named', async () => {
    await expect(judgeRows(['a', 'must', '', 'b'], ['b', 'must', '', 'a'])).rejects.toThrow('rest on each other: a, b')
  })
})

describe('slow is not wrong:', () => {
  const answering = async (answer: RequestListener) => ({ ...target, url: await serve(createServer(answer)) })
  const asking = clauseThat(async ({ arrange, read }) => checkAnswer(await read(await arrange.finishedLog()), 200))

  test('what did not come is waited for again, alone, and three times as long', async () => {
    const patiences: number[] = []
    const impatient = clauseThat(async ({ arrange, read, patienceMs }) => {
      patiences.push(patienceMs)
      return checkAnswer(await read(await arrange.finishedLog()), 200)
    })
    const server = await answering((_, response) => {
      if (patiences.length > 1) response.end()
    })
    const judgements = await judgeAll([impatient], server, { patienceMs: 150 })
    expect(judgements).toMatchObject([{ verdict: 'pass' }])
    expect(patiences).toEqual([150, 450])
  })

  test('what was wrong at once is wrong, and not asked again', async () => {
    let asked = 0
    const server = await answering((_, response) => {
      asked += 1
      response.writeHead(500).end()
    })
    expect(await judgeAll([asking], server)).toMatchObject([{ verdict: 'fail' }])
    expect(asked).toBe(1)
  })

  test('a 429 that is met by chance is waited out', async () => {
    let asked = 0
    const server = await answering((_, response) => {
      asked += 1
      response.writeHead(asked === 1 ? 429 : 200, { 'Retry-After': '0' }).end()
    })
    expect(await judgeAll([asking], server)).toMatchObject([{ verdict: 'pass' }])
  })
})
