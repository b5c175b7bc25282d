import { describe, expect, test } from 'vitest'
import { clauses } from '../../src/index.ts'
import { badDay, isLong } from './bad-day.ts'
import { judgeLive, startWithActor } from './judge-live.ts'
import { startPlatform } from './start-platform.ts'

const few = ['body/as-written', 'body/build', 'stream/delivers-true', 'auth/foreign-bearer', 'limits/up-to-the-limit']
const chosen = isLong ? clauses.map(({ id }) => id) : few
const [written, steered] = ['body/as-written', 'stream/delivers-true']

describe.concurrent('the live API, by a stand-in', { timeout: 600_000 }, () => {
  test('is judged by runs of the Actor, of which none is left, by documented requests, and by more than 85 clauses of 100', async () => {
    await using platform = await startWithActor({ startMs: 200 })
    const { judgements, told } = await judgeLive(platform, chosen, { concurrency: 3 })
    const bad = judgements.filter(({ verdict }) => ['fail', 'blocked', 'consequence'].includes(verdict))
    expect(bad.map(({ clause, reason, findings }) => [clause.id, reason, findings[0]?.seen])).toEqual([])
    const hidden = judgements.filter(({ verdict }) => verdict === 'not-applicable')
    expect(hidden.length / judgements.length).toBeLessThan(chosen === few ? 0.21 : 0.15)
    expect(platform.violations).toEqual([])
    expect(platform.counts.most).toBeLessThanOrEqual(3)
    expect(platform.runs.size).toBe(0)
    expect(told).toMatch(
      /^Judging http:\/\/127\.0\.0\.1:\d+ by about \d+ runs of me~get-log-contract, 128 MB each: 3 at once, 300 at most$/m,
    )
    expect(told).toContain(`Started ${platform.counts.started} runs of me~get-log-contract, which ran for `)
    expect(told).toContain('all of them are deleted')
  })

  badDay('is asked for nothing in the account but the Actor, its runs, its build and whose it is', async () => {
    await using platform = await startWithActor()
    await judgeLive(platform, [written])
    const others = platform.asked.filter(
      (one) => !/ \/v2\/(?:actors\/[^/]+|actor-runs|actor-builds|key-value-stores|logs|users\/me)(?:\/|$)/.test(one),
    )
    expect(others).toEqual([])
    expect(platform.asked).not.toContain('GET /v2/actors')
  })

  badDay('that answers every third request with 429 or 500 is asked again', async () => {
    const refusals = [
      [429, 'rate-limit-exceeded'],
      [500, 'internal-server-error'],
    ] as const
    await using platform = await startWithActor({
      refuses: (number) => (number % 3 === 0 ? refusals[number % 2] : undefined),
    })
    expect((await judgeLive(platform, [written, steered])).verdicts).toEqual({ [written]: 'pass', [steered]: 'pass' })
    expect(platform.runs.size).toBe(0)
  })

  badDay(
    'breaks no promise by a clock that is off, streams that are empty at first, slow deletion and waiting for nothing',
    async () => {
      const faults = { clockMs: 3_600_000, youngMs: 2900, deleteMs: 1000, isHasty: true }
      await using platform = await startWithActor(faults)
      const ids = [steered, 'stream/finished']
      const { verdicts } = await judgeLive(platform, ids)
      expect(Object.values(verdicts)).toEqual(ids.map(() => 'pass'))
      expect(platform.runs.size).toBe(0)
    },
  )

  badDay('whose Actors are where older documents have them is judged as well', async () => {
    await using platform = await startWithActor({
      refuses: (_, asked) => (asked.includes('/v2/actors') ? [404, 'page-not-found'] : undefined),
    })
    expect((await judgeLive(platform, [written])).verdicts).toEqual({ [written]: 'pass' })
    expect([platform.runs.size, platform.counts.started]).toEqual([0, 3])
  })

  badDay('that reaches a quota in the middle is judged as far as that, and leaves no run', async () => {
    let started = 0
    await using platform = await startWithActor({
      refuses: (_, asked) => {
        const isStart = /POST \S+\/runs$/.test(asked)
        return isStart && ++started > 3 ? [402, 'not-enough-usage-to-run-paid-actor'] : undefined
      },
    })
    const { verdicts } = await judgeLive(platform, [written, 'auth/bearer'])
    expect(Object.values(verdicts).toSorted()).toEqual([
      expect.stringMatching(/^blocked: .*402 not-enough-usage/),
      'pass',
    ])
    expect(platform.runs.size).toBe(0)
  })

  badDay('is not paid for more runs than --max-runs', async () => {
    await using platform = await startWithActor()
    const { verdicts } = await judgeLive(platform, [written, 'auth/bearer'], { maxRuns: 3 })
    expect(Object.values(verdicts)).toContain('blocked: 3 runs were started, which is all that --max-runs allows')
    expect(platform.counts.started).toBe(3)
  })

  badDay('whose runs die says nothing of the promise', async () => {
    await using platform = await startWithActor({ runsDie: true })
    const { verdicts } = await judgeLive(platform, [steered])
    expect(verdicts[steered]).toMatch(/^blocked: The run \w+ (?:ended by itself|could not be told)/)
  })

  test('whose containers cannot be reached is judged without what needs them', async () => {
    await using platform = await startWithActor({ hasContainers: false })
    const { verdicts, told } = await judgeLive(platform, [written, steered], { reachMs: 500 })
    expect(verdicts).toEqual({
      [written]: 'pass',
      [steered]: expect.stringMatching(
        /^not-applicable: Nothing tells a run what to print here: http\S+ does not answer/,
      ),
    })
    expect(told).toContain('Runs cannot be told what to print')
  })

  badDay('without a second account has what needs one out of reach', async () => {
    await using platform = await startWithActor()
    const { verdicts } = await judgeLive(platform, ['auth/foreign-bearer'], { otherToken: undefined })
    expect(verdicts['auth/foreign-bearer']).toMatch(/^not-applicable: .*GET_LOG_OTHER_TOKEN/)
  })

  badDay('whose token may not say who reads a run is read with that token', async () => {
    const refuses = (_: number, asked: string) =>
      asked.startsWith('PUT /v2/actor-runs') ? ([403, 'insufficient-permissions'] as const) : undefined
    await using platform = await startWithActor({ refuses })
    const { verdicts, told } = await judgeLive(platform, [written, 'auth/bearer'])
    // Runs are restricted by default.
    expect(verdicts).toEqual({ [written]: 'pass', 'auth/bearer': 'pass' })
    expect(told).toContain('403 insufficient-permissions')
  })

  const rights: readonly (readonly [string, RegExp])[] = [
    ['start runs', /^POST \S+\/runs$/],
    ['delete runs', /^DELETE/],
  ]
  test.each(isLong ? rights : rights.slice(0, 1))(
    'whose token may not %s is not judged, and that is told',
    async (_, pattern) => {
      const refuses = (_: number, asked: string) =>
        pattern.test(asked) ? ([403, 'insufficient-permissions'] as const) : undefined
      await using platform = await startWithActor({ refuses })
      await expect(judgeLive(platform, [written])).rejects.toThrow(
        /^Nothing was judged: .* was answered 403 insufficient-permissions/,
      )
    },
  )

  badDay('whose runs cannot be listed at the end is told to have some left', async () => {
    let lists = 0
    await using platform = await startWithActor({
      refuses: (_, asked) =>
        /^GET \S+\/runs$/.test(asked) && ++lists > 1 ? [403, 'insufficient-permissions'] : undefined,
    })
    const { verdicts, told } = await judgeLive(platform, [written])
    expect(verdicts).toEqual({ [written]: 'pass' })
    expect(told).toMatch(
      /not all could be deleted \(.*403 insufficient-permissions.*\): run get-log-contract live teardown$/,
    )
  })

  test('whose runs never start is not judged, and leaves none', async () => {
    await using platform = await startWithActor({ startMs: Number.POSITIVE_INFINITY })
    const judged = judgeLive(platform, [written], { startMs: 500 })
    await expect(judged).rejects.toThrow(/^Nothing was judged: The run \w+ did not start within 0.5 s: it is READY/)
    expect(platform.runs.size).toBe(0)
  })

  badDay('has what an earlier judging left deleted first', async () => {
    await using platform = await startWithActor()
    const headers = { Authorization: `Bearer ${platform.token}`, 'Content-Type': 'application/json' }
    const [actor] = platform.actors.keys()
    const body = JSON.stringify({ secret: 'x'.repeat(16), listens: true })
    await fetch(`${platform.url}/v2/actors/${actor}/runs`, { method: 'POST', headers, body })
    const { told } = await judgeLive(platform, [written])
    expect(told).toContain('Deleted 1 runs that an earlier judging left')
    expect(platform.runs.size).toBe(0)
  })

  test.each([
    ['has no build that succeeded', {}],
    ['is that of another version of the kit', { latest: { buildId: 'x' } }],
  ])('asks for a set-up where the Actor %s', async (problem, taggedBuilds) => {
    await using platform = await startPlatform()
    const description = 'Made by get-log-contract live setup'
    platform.actors.set('x', {
      id: 'x',
      name: 'get-log-contract',
      description,
      versions: [{ versionNumber: '0.1', sourceFiles: [] }],
      taggedBuilds,
    })
    await expect(judgeLive(platform, [written])).rejects.toThrow(`${problem}: run get-log-contract live setup`)
  })
})
