import type { RequestListener } from 'node:http'
import { createServer } from 'node:http'
import { describe, expect, test } from 'vitest'
import { breaking, clauseThat, target, throwing } from '../../test/clause-that.ts'
import { serve } from '../../test/serve.ts'
import { checkAnswer } from '../checks/check-body.ts'
import type { Clause, Level, Promised } from '../clause/clause.ts'
import { finding } from '../clause/clause.ts'
import { Blocked } from '../clause/scene.ts'
import { judgeAll } from '../get-log.ts'

describe('many clauses', () => {
  /** Clauses that record when they are judged, and together with how many others. */
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

  test('are judged in their order, the exclusive ones last and alone, each right after what it rests on', async () => {
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

  test('are no longer judged once the run is aborted', async () => {
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

  test("are blocked once the target's time is up", async () => {
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

  test('is its consequence if both are broken, directly or through others, in whatever order', async () => {
    expect(
      await judgeRows(['c', 'must', 'x', 'b'], ['b', 'must', '', 'a'], ['a', 'must', 'x'], ['d', 'must', 'x', 'c']),
    ).toEqual(['c consequence a', 'b pass', 'a fail', 'd consequence a'])
  })

  test('stays a failure if what it rests on only warns, or is not judged', async () => {
    expect(
      await judgeRows(['a', 'should', 'x'], ['b', 'must', 'x', 'a'], ['c', 'should', 'x', 'a', 'nowhere']),
    ).toEqual(['a warn', 'b fail', 'c consequence a'])
  })

  test('is a consequence of a broken plain promise if it cannot be judged', async () => {
    const blocked = clauseThat(throwing(new Blocked('no run today')), { id: 'x/blocked' })
    const judged = async (plain: Clause) => (await judgeAll([plain, blocked], target)).map(({ verdict }) => verdict)
    expect(await judged(breaking('must', 'a'))).toEqual(['fail', 'consequence'])
    expect(await judged(breaking('should', 'a'))).toEqual(['warn', 'blocked'])
    expect(await judged(breaking('must'))).toEqual(['pass', 'blocked'])
  })

  test('does not loop: two that rest on each other are reported as a mistake', async () => {
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

  test('what was wrong at once is wrong, and is not tried again', async () => {
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
