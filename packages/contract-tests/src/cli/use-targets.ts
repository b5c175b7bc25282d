import { defaultBaseUrl } from '@get-log/types'
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
}

/**
 * Uses the targets that a command line names, all at once and each as soon as it is open: by default `prism`, if it is installed,
 * `server`, and the live API if there is a token or a fixtures file. Each is closed after its use. If one fails, the others are told by the signal.
 *
 * @throws UsageError for a target that is unknown or cannot be reached.
 */
export async function useTargets<Outcome>(
  options: TargetOptions,
  use: (target: Target, signal: AbortSignal) => Promise<Outcome>,
): Promise<Outcome[]> {
  // A workflow sets a variable for a secret that it lacks, too, to nothing.
  const token = options.token || process.env.GET_LOG_TOKEN || process.env.APIFY_TOKEN || undefined
  const otherToken = options.otherToken || process.env.GET_LOG_OTHER_TOKEN
  const live = token !== undefined || options.fixtures !== undefined ? ['live'] : []
  const prism = findPrism() === undefined ? [] : ['prism']
  const names = [...new Set(options.target ?? [...prism, 'server', ...live])]
  const openers = names.map((name) => opener(name, options))
  const urls = names.filter(isUrl)
  for (const option of ['control', 'serve'] as const)
    if (options[option] !== undefined && urls.length !== 1)
      throw new UsageError(`--${option} needs exactly one --target URL, the server that it is about`)
  const read = options.fixtures === undefined ? {} : await readFixtures(options.fixtures)
  const fixtures = { ...(token && { token }), ...(otherToken && { otherToken }), ...read }
  await using served = options.serve === undefined ? undefined : await serveCommand(options.serve, urls[0] as string)
  void served
  const stop = new AbortController()
  const uses = openers.map(async (open) => {
    const target = await open(fixtures)
    try {
      return await use(target, stop.signal)
    } finally {
      await target.close()
    }
  })
  try {
    return await Promise.all(uses)
  } catch (error) {
    stop.abort()
    await Promise.allSettled(uses)
    throw error
  }
}

function opener(name: string, options: TargetOptions): (fixtures: Fixtures) => Promise<Target> {
  if (name === 'prism')
    return async () => createPrismTarget(options.spec === undefined ? {} : { specFile: options.spec })
  if (name === 'server') return createServerTarget
  if (name !== 'live' && !isUrl(name)) {
    throw new UsageError(`Unknown target "${hideCredentials(name)}": it is prism, server, live or an http(s) URL`)
  }
  const control = isUrl(name) && options.control !== undefined ? { controlUrl: options.control } : {}
  const { provokeRateLimit = false } = options
  const url = name === 'live' ? defaultBaseUrl : name
  const silence = options.silence === undefined ? {} : { silenceMs: 1000 * options.silence }
  return async (fixtures) =>
    createUrlTarget(url, { name: hideCredentials(name), fixtures, provokeRateLimit, ...silence, ...control })
}

function isUrl(name: string): boolean {
  return /^https?:\/\//.test(name)
}
