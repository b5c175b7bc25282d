import type { Clause } from '../clause/clause.ts'
import { readDeviations, shippedDeviations } from '../deviations/deviations.ts'
import { getLog } from '../get-log.ts'
import { withCauses } from '../judge/causes.ts'
import { hideCredentials } from '../redaction/hide-credentials.ts'
import type { Fixtures } from '../targets/fixtures/fixtures.ts'
import { readFixtures } from '../targets/fixtures/fixtures.ts'
import { createPrismTarget, findPrism } from '../targets/prism/prism-target.ts'
import { serveCommand } from '../targets/process/run-in-group.ts'
import { createServerTarget } from '../targets/server/server-target.ts'
import type { Target } from '../targets/target.ts'
import { createUrlTarget } from '../targets/url/url-target.ts'
import { UsageError } from '../usage/usage-error.ts'
import { Interrupted, orInterrupted } from './interruption.ts'
import type { Judged, JudgeRunOptions, JudgeTarget } from './judge-run.ts'
import { judgeRun } from './judge-run.ts'
import { givenToken, openLive, platformUrl } from './live-command.ts'
import { selectClauses } from './select-clauses.ts'

type Texts = 'spec' | 'control' | 'fixtures' | 'token' | 'otherToken' | 'serve' | 'apiUrl' | 'deviations'

export interface RunOptions
  extends JudgeRunOptions,
    Readonly<Partial<Record<Texts, string>>>,
    Readonly<Partial<Record<'silence' | 'maxRuns' | 'concurrency', number>>> {
  /** `prism`, `server`, `live` or a URL each. */
  readonly target?: readonly string[]
  readonly provokeRateLimit?: boolean
}

/** Options that mean nothing without this target. */
const onlyFor = { spec: 'prism', maxRuns: 'live', concurrency: 'live', apiUrl: 'live' } as const

/** Judges clauses on targets, writes the reports, and returns the exit code. */
export async function runCommand(options: RunOptions): Promise<number> {
  const shipped = await readDeviations(getLog, shippedDeviations)
  const own = options.deviations === undefined ? [] : await readDeviations(getLog, options.deviations)
  const clauses = withCauses(selectClauses(options, getLog), getLog.clauses)
  return judgeRun(getLog, options, [...shipped, ...own], (judge) => useTargets(options, clauses, judge))
}

/**
 * Uses the targets that a command line names, all at once and each as soon as it is open: by default `prism`, if it is installed,
 * `server`, and the live API if there is a token or a fixtures file. Each is closed after its use. If one fails, the others are told by the signal.
 *
 * @throws UsageError for a target that is unknown or cannot be reached.
 */
async function useTargets(options: RunOptions, clauses: readonly Clause[], judge: JudgeTarget): Promise<Judged[]> {
  const token = givenToken(options)
  const otherToken = options.otherToken || process.env.GET_LOG_OTHER_TOKEN
  const live = token !== undefined || options.fixtures !== undefined ? ['live'] : []
  const prism = findPrism() === undefined ? [] : ['prism']
  const names = [...new Set(options.target ?? [...prism, 'server', ...live])]
  const stop = new AbortController()
  if (names.includes('live') && token === undefined && options.fixtures === undefined)
    throw new UsageError(
      'There is no token for live: give one with APIFY_TOKEN, GET_LOG_TOKEN or --token, or ids of logs with --fixtures',
    )
  const openers = names.map((name) => opener(name, options, clauses, stop.signal))
  const urls = names.filter(isUrl)
  for (const [option, name] of Object.entries(onlyFor))
    if (options[option as keyof typeof onlyFor] !== undefined && !names.includes(name))
      throw new UsageError(`--${option.replace(/[A-Z]/, '-$&').toLowerCase()} is for --target ${name} alone`)
  for (const option of ['control', 'serve'] as const)
    if (options[option] !== undefined && urls.length !== 1)
      throw new UsageError(`--${option} needs exactly one --target URL, the server that it is about`)
  const read = options.fixtures === undefined ? {} : await readFixtures(options.fixtures)
  const fixtures = { ...(token && { token }), ...(otherToken && { otherToken }), ...read }
  await using served = options.serve === undefined ? undefined : await serveCommand(options.serve, urls[0] as string)
  void served
  const opening = openers.map((open) => open(fixtures))
  const uses = opening.map(async (opened) => {
    const target = await opened
    try {
      return await judge(target, { signal: stop.signal })
    } finally {
      await target.close()
    }
  })
  const cleanUp = async (error: unknown): Promise<void> => {
    stop.abort()
    // An interruption does not wait for the clauses that are being judged.
    const ends = error instanceof Interrupted ? opening.map(async (opened) => (await opened).close()) : uses
    await Promise.allSettled(ends)
  }
  const judged = Promise.all(uses)
  if (names.includes('live')) return await orInterrupted(judged, cleanUp)
  return await judged.catch(async (error: unknown) => {
    await cleanUp(error)
    throw error
  })
}

function opener(
  name: string,
  options: RunOptions,
  clauses: readonly Clause[],
  signal: AbortSignal,
): (fixtures: Fixtures) => Promise<Target> {
  if (name === 'prism') return async () => createPrismTarget({ specFile: options.spec })
  if (name === 'server') return createServerTarget
  if (name !== 'live' && !isUrl(name)) {
    throw new UsageError(`Unknown target "${hideCredentials(name)}": it is prism, server, live or an http(s) URL`)
  }
  const { provokeRateLimit, silence } = options
  const shared = { provokeRateLimit, silenceMs: silence && 1000 * silence }
  const isLive = name === 'live'
  const url = isLive ? platformUrl(options) : name
  return async (fixtures) => {
    const { maxRuns, concurrency } = options
    const live =
      isLive && options.fixtures === undefined
        ? await openLive(url, fixtures, clauses, { ...shared, maxRuns, concurrency, signal })
        : undefined
    if (live !== undefined) return live
    const controlUrl = isLive ? undefined : options.control
    return createUrlTarget(url, { name: hideCredentials(name), fixtures, controlUrl, ...shared })
  }
}

function isUrl(name: string): boolean {
  return /^https?:\/\//.test(name)
}
