import { describe, expect, test, vi } from 'vitest'
import { clauses } from '../../src/index.ts'
import type { LiveOptions } from '../../src/targets/live/live-target.ts'
import type { Faults } from './account.ts'
import { badDay, isLong } from './bad-day.ts'
import type { StandIn } from './start-platform.ts'
import { judgeLive, startPlatform, startWithActor } from './start-platform.ts'

const few = ['body/as-written', 'body/build', 'stream/delivers-true', 'auth/foreign-bearer', 'limits/up-to-the-limit']
const chosen = isLong ? clauses.map(({ id }) => id) : few
const secret = 'a-secret-of-this-run'
const [written, steered] = ['body/as-written', 'stream/delivers-true']

type BadDay = readonly [
  title: string,
  faults: Faults,
  verdicts: Readonly<Record<string, string>>,
  options?: Partial<LiveOptions>,
  told?: RegExp,
]

describe.concurrent('the live API, by a stand-in', { timeout: 600_000 }, () => {
  test('is judged by more than 85 of 100 clauses, by runs of the Actor, of which none is left, and by documented requests', async () => {
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

  const refusals = [
    [429, 'rate-limit-exceeded'],
    [500, 'internal-server-error'],
  ] as const
  const forbidden = [403, 'insufficient-permissions'] as const
  let lists = 0
  const days: readonly BadDay[] = [
    [
      'that answers every third request with 429 or 500 is asked again',
      { refuses: (number) => (number % 3 === 0 ? refusals[number % 2] : undefined) },
      { [written]: 'pass', [steered]: 'pass' },
    ],
    [
      'breaks no promise by a clock that is off, streams that are empty at first, slow deletion and waiting for nothing',
      { clockMs: 3_600_000, youngMs: 2900, deleteMs: 1000, isHasty: true },
      { [steered]: 'pass', 'stream/finished': 'pass' },
    ],
    [
      'whose Actors are where older documents have them is judged as well',
      { refuses: (_, asked) => (asked.includes('/v2/actors') ? [404, 'page-not-found'] : undefined) },
      { [written]: 'pass' },
    ],
    [
      'whose runs die says nothing of the promise',
      { runsDie: true },
      { [steered]: expect.stringMatching(/^blocked: The run \w+ (?:ended by itself|could not be told)/) },
    ],
    [
      'without a second account has what needs one out of reach',
      {},
      { 'auth/foreign-bearer': expect.stringMatching(/^not-applicable: .*GET_LOG_OTHER_TOKEN/) },
      { otherToken: undefined },
    ],
    [
      // Runs are restricted by default.
      'whose token may not say who reads a run is read with that token',
      { refuses: (_, asked) => (asked.startsWith('PUT /v2/actor-runs') ? forbidden : undefined) },
      { [written]: 'pass', 'auth/bearer': 'pass' },
      {},
      /403 insufficient-permissions/,
    ],
    [
      'whose runs cannot be listed at the end is told to have some left',
      { refuses: (_, asked) => (/^GET \S+\/runs$/.test(asked) && ++lists > 1 ? forbidden : undefined) },
      { [written]: 'pass' },
      {},
      /not all could be deleted \(.*403 insufficient-permissions.*\): run get-log-contract live teardown$/,
    ],
  ]
  for (const [title, faults, expected, options, words = /./] of days)
    badDay(title, async () => {
      await using platform = await startWithActor(faults)
      const { verdicts, told } = await judgeLive(platform, Object.keys(expected), options)
      expect(verdicts).toEqual(expected)
      expect(told).toMatch(words)
      expect(platform.runs.size).toBe(0)
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

  test('whose containers cannot be reached is judged without them', async () => {
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

  const rights: readonly (readonly [string, RegExp])[] = [
    ['start runs', /^POST \S+\/runs$/],
    ['delete runs', /^DELETE/],
  ]
  test.each(isLong ? rights : rights.slice(0, 1))(
    'whose token may not %s is not judged, and that is told',
    async (_, pattern) => {
      const refuses = (_: number, asked: string) => (pattern.test(asked) ? forbidden : undefined)
      await using platform = await startWithActor({ refuses })
      await expect(judgeLive(platform, [written])).rejects.toThrow(
        /^Nothing was judged: .* was answered 403 insufficient-permissions/,
      )
    },
  )

  test('whose runs never start is not judged, and leaves none', async () => {
    await using platform = await startWithActor({ startMs: Number.POSITIVE_INFINITY })
    const judged = judgeLive(platform, [written], { startMs: 500 })
    await expect(judged).rejects.toThrow(/^Nothing was judged: The run \w+ did not start within 0.5 s: it is READY/)
    expect(platform.runs.size).toBe(0)
  })

  /** Starts a run of the Actor that listens, outside of any judging; returns the URL of its container. */
  const startRun = async ({ url, token, actors }: StandIn, input: object): Promise<string> => {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
    const body = JSON.stringify({ secret, listens: true, ...input })
    const started = await fetch(`${url}/v2/actors/${[...actors.keys()][0]}/runs`, { method: 'POST', headers, body })
    return `${url}/containers/${((await started.json()) as { data: { id: string } }).data.id}`
  }

  badDay('has what an earlier judging left deleted first', async () => {
    await using platform = await startWithActor()
    await startRun(platform, {})
    const { told } = await judgeLive(platform, [written])
    expect(told).toContain('Deleted 1 runs that an earlier judging left')
    expect(platform.runs.size).toBe(0)
  })

  test('has an Actor that prints what it is told with its secret, and answers nobody else', async () => {
    await using platform = await startWithActor()
    const base = await startRun(platform, {})
    const ask = async (path: string): Promise<number> => (await fetch(`${base}${path}`, { method: 'POST' })).status
    await vi.waitUntil(async () => (await ask(`/prefix/of/a/proxy/${secret}/print`)) === 200, { timeout: 20_000 })
    for (const path of [
      '/',
      '/print',
      '/another-secret/print',
      `/${secret}`,
      `/${secret}/other`,
      `/x?/${secret}/print`,
    ])
      expect(await ask(path)).toBe(404)
  })

  test('has an Actor that ends after the idle time in its input', async () => {
    await using platform = await startWithActor()
    await startRun(platform, { silenceSecs: 0.2 })
    await vi.waitUntil(() => [...platform.runs.values()][0]?.status === 'SUCCEEDED', { timeout: 20_000 })
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
