import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { Ran } from '../run-contract.ts'
import { runHere, startContract } from '../run-contract.ts'
import { badDay, isLong } from './bad-day.ts'
import type { StandIn } from './start-platform.ts'
import { startPlatform, startWithActor } from './start-platform.ts'

const envOf = ({ url, token, otherToken }: StandIn): NodeJS.ProcessEnv => ({
  APIFY_TOKEN: token,
  GET_LOG_OTHER_TOKEN: otherToken,
  APIFY_API_BASE_URL: `${url}/v2/`,
})
const live = (platform: StandIn, ...args: readonly string[]): Promise<Ran> =>
  runHere(tmpdir(), ['live', ...args], envOf(platform))
const judge = ['run', '--target', 'live', '--clause', 'stream/delivers-true', 'stream/quiet', 'body/as-written']

/** Starts the command, and ends it by a signal once the platform has been asked for something this often. */
async function interrupt(
  platform: StandIn,
  args: readonly string[],
  signal: NodeJS.Signals,
  [asked, times]: readonly [asked: RegExp, times: number],
): Promise<{ code: number | null; signal: NodeJS.Signals | null; stderr: string }> {
  const child = startContract(tmpdir(), args, envOf(platform))
  const closed = once(child, 'close')
  let stderr = ''
  child.stderr.on('data', (bytes) => {
    stderr += bytes
  })
  child.stdout.resume()
  while (platform.asked.filter((one) => asked.test(one)).length < times) await sleep(10)
  child.kill(signal)
  const [code, by] = await closed
  return { code, signal: by, stderr }
}

describe('what a live run needs', { timeout: 120_000 }, () => {
  test('is set up, used and taken down by three commands, after which nothing is left', async () => {
    await using platform = await startPlatform()
    const setup = await live(platform, 'setup')
    expect(setup).toMatchObject({ status: 0, stderr: '' })
    expect(setup.stdout).toMatch(/^Created the private Actor me~get-log-contract\nBuilt it in \d+ s, as \w+\n/)
    expect([...platform.actors.values()]).toMatchObject([
      { isPublic: false, versions: [{ sourceType: 'SOURCE_FILES' }] },
    ])
    const run = await runHere(tmpdir(), ['run', '--target', 'live', '--clause', 'body/as-written'], envOf(platform))
    expect(run).toMatchObject({ status: 0, stdout: expect.stringContaining('Conformant') })
    expect((await live(platform, 'setup')).stdout).toMatch(/^Updated the Actor me~get-log-contract\n/)
    expect(platform.actors.size).toBe(1)
    const teardown = await live(platform, 'teardown')
    expect(teardown).toMatchObject({ status: 0, stdout: 'Deleted the Actor me~get-log-contract and 0 runs of it\n' })
    expect([platform.actors.size, platform.builds.size, platform.runs.size]).toEqual([0, 0, 0])
    expect(platform.violations).toEqual([])
    expect(await live(platform, 'teardown')).toMatchObject({ status: 0, stdout: expect.stringContaining('no Actor') })
  })

  const commands = isLong ? ['setup', 'teardown'] : ['setup']
  test.each(commands)('is not touched by %s without a token, or with an unknown one', async (name) => {
    await using platform = await startPlatform()
    const none = await runHere(tmpdir(), ['live', name, '--api-url', platform.url])
    expect(none.stderr).toContain('There is no token: give one with APIFY_TOKEN')
    expect(none.status).toBe(2)
    const wrong = await runHere(tmpdir(), ['live', name, '--api-url', platform.url, '--token', 'a-wrong-token'])
    expect(wrong).toMatchObject({ status: 2, stderr: expect.stringContaining('401 invalid-token') })
    expect(wrong.stderr).not.toContain('a-wrong-token')
  })

  badDay('cannot be set up by a token that may not make Actors, which is told', async () => {
    await using platform = await startPlatform({
      refuses: (_, asked) => (asked === 'POST /v2/actors' ? [403, 'insufficient-permissions'] : undefined),
    })
    const { status, stderr } = await live(platform, 'setup')
    expect(status).toBe(2)
    expect(stderr).toMatch(
      /^get-log-contract: POST http:\S+\/v2\/actors was answered 403 insufficient-permissions: .*\n$/,
    )
  })

  test.each(commands)('is never an Actor of that name by somebody else: %s leaves it alone', async (name) => {
    await using platform = await startPlatform()
    const theirs = { id: 'x', name: 'get-log-contract', description: 'Mine', versions: [], taggedBuilds: {} }
    platform.actors.set('x', theirs)
    const { status, stderr } = await live(platform, name)
    expect([status, platform.asked.filter((one) => !one.startsWith('GET'))]).toEqual([2, []])
    expect(stderr).toContain(
      'The Actor me~get-log-contract was not made by get-log-contract live setup, and is left alone',
    )
  })

  badDay('shows the log of a build that fails', async () => {
    await using platform = await startPlatform({ buildFails: true })
    const { status, stderr } = await live(platform, 'setup')
    expect(status).toBe(1)
    expect(stderr).toMatch(
      /^The build \w+ ended with FAILED. Its log ends with:\n(?:.*\n)*.* ERROR: failed to solve: .*\nThe whole log: .* get-log \w+\n$/,
    )
  })

  badDay('is judged from fixtures where there is no Actor, which is told', async () => {
    await using platform = await startPlatform()
    const args = ['run', '--target', 'live', '--clause', 'body/as-written', 'errors/not-found']
    const { status, stdout, stderr } = await runHere(tmpdir(), args, envOf(platform))
    expect([status, stderr]).toEqual([0, expect.stringContaining('There is no Actor get-log-contract')])
    expect(stdout).toContain('1 not-applicable')
  })

  const moments = [
    ['while it is judged', [/POST .*\/runs$/, 4]],
    ['while it is tried out', [/POST .*\/runs$/, 2]],
  ] as const
  test.each(isLong ? moments : moments.slice(0, 1))('leaves no run when it is interrupted %s', async (_, moment) => {
    await using platform = await startWithActor({ startMs: 300 })
    const { code, stderr } = await interrupt(platform, judge, 'SIGINT', moment)
    expect(code).toBe(130)
    expect(stderr).toContain('SIGINT: deleting what was started')
    expect(stderr).toContain('all of them are deleted')
    expect([platform.runs.size, platform.counts.running]).toEqual([0, 0])
  })

  badDay('has its build ended when the set-up is interrupted', async () => {
    await using platform = await startPlatform({ buildMs: 60_000 })
    const { code } = await interrupt(platform, ['live', 'setup'], 'SIGINT', [/GET .*actor-builds/, 1])
    expect(code).toBe(130)
    expect([...platform.builds.values()]).toMatchObject([{ status: 'ABORTED' }])
  })

  badDay('is tidied up after a kill by the next run', async () => {
    await using platform = await startWithActor()
    const { signal } = await interrupt(platform, judge, 'SIGKILL', [/POST .*\/runs$/, 4])
    expect(signal).toBe('SIGKILL')
    expect(platform.runs.size).toBeGreaterThan(0)
    const args = ['run', '--target', 'live', '--clause', 'body/as-written']
    const { status, stderr } = await runHere(tmpdir(), args, envOf(platform))
    expect(stderr).toMatch(/Deleted \d runs that an earlier judging left/)
    expect({ status, runs: platform.runs.size }).toEqual({ status: 0, runs: 0 })
  })
})
