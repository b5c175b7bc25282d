import type { Clause } from '../clause/clause.ts'
import { hideCredentials } from '../redaction/hide-credentials.ts'
import type { Fixtures } from '../targets/fixtures/fixtures.ts'
import { readFixtures } from '../targets/fixtures/fixtures.ts'
import { createPrismTarget } from '../targets/prism/prism-target.ts'
import { findPrism } from '../targets/prism/start-prism.ts'
import { serveCommand } from '../targets/process/serve-command.ts'
import { createServerTarget } from '../targets/server/server-target.ts'
import type { Target } from '../targets/target.ts'
import { createUrlTarget } from '../targets/url/url-target.ts'
import { UsageError } from '../usage/usage-error.ts'
import { awaitInterruption, Interrupted } from './interruption.ts'
import { givenToken, openLive, platformUrl } from './open-live.ts'

/** What the command line says about targets. */
export interface TargetOptions {
  /** `prism`, `server`, `live` or a URL each. */
  readonly target?: readonly string[]
  readonly spec?: string
  readonly control?: string
  readonly fixtures?: string
  readonly token?: string
  readonly otherToken?: string
  readonly provokeRateLimit?: boolean
  /** A shell command that serves the target while it is judged. */
  readonly serve?: string
  /** Seconds for which a stream must bear to be silent. */
  readonly silence?: number
  /** Where the platform is, if not where the document says. */
  readonly apiUrl?: string
  /** The most runs of the platform to start, and how many at once. */
  readonly maxRuns?: number
  readonly concurrency?: number
}

/**
 * Uses the targets that a command line names, all at once and each as soon as it is open: by default `prism`, if it is installed,
 * `server`, and the live API if there is a token or a fixtures file. Each is closed after its use. If one fails, the others are told by the signal.
 *
 * @throws UsageError for a target that is unknown or cannot be reached.
 */
export async function useTargets<Outcome>(
  options: TargetOptions,
  clauses: readonly Clause[],
  use: (target: Target, signal: AbortSignal) => Promise<Outcome>,
): Promise<Outcome[]> {
  const token = givenToken(options)
  const otherToken = options.otherToken || process.env.GET_LOG_OTHER_TOKEN
  const live = token !== undefined || options.fixtures !== undefined ? ['live'] : []
  const prism = findPrism() === undefined ? [] : ['prism']
  const names = [...new Set(options.target ?? [...prism, 'server', ...live])]
  const stop = new AbortController()
  const openers = names.map((name) => opener(name, options, clauses, stop.signal))
  const urls = names.filter(isUrl)
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
      return await use(target, stop.signal)
    } finally {
      await target.close()
    }
  })
  const interruption = names.includes('live') ? awaitInterruption() : undefined
  try {
    return await Promise.race([Promise.all(uses), ...(interruption === undefined ? [] : [interruption.came])])
  } catch (error) {
    stop.abort()
    // Whoever interrupts does not wait for the clauses that are being judged.
    const ends = error instanceof Interrupted ? opening.map(async (opened) => (await opened).close()) : uses
    await Promise.allSettled(ends)
    throw error
  } finally {
    interruption?.forget()
  }
}

function opener(
  name: string,
  options: TargetOptions,
  clauses: readonly Clause[],
  signal: AbortSignal,
): (fixtures: Fixtures) => Promise<Target> {
  if (name === 'prism')
    return async () => createPrismTarget(options.spec === undefined ? {} : { specFile: options.spec })
  if (name === 'server') return createServerTarget
  if (name !== 'live' && !isUrl(name)) {
    throw new UsageError(`Unknown target "${hideCredentials(name)}": it is prism, server, live or an http(s) URL`)
  }
  const control = isUrl(name) && options.control !== undefined ? { controlUrl: options.control } : {}
  const { provokeRateLimit = false } = options
  const silence = options.silence === undefined ? {} : { silenceMs: 1000 * options.silence }
  const url = name === 'live' ? platformUrl(options) : name
  return async (fixtures) => {
    const live =
      name === 'live' && options.fixtures === undefined
        ? await openLive(url, fixtures, { ...options, ...silence, clauses, signal })
        : undefined
    if (live !== undefined) return live
    return createUrlTarget(url, { name: hideCredentials(name), fixtures, provokeRateLimit, ...silence, ...control })
  }
}

function isUrl(name: string): boolean {
  return /^https?:\/\//.test(name)
}
