import { once } from 'node:events'
import { operationPath } from '@get-log/types'
import { hideCredentials } from '../../redaction/hide-credentials.ts'
import { UsageError } from '../../usage/usage-error.ts'
import { connectTo } from '../../witness/connect-to.ts'
import { frames } from '../../witness/frame.ts'
import { holdControl, steerByControl } from '../control/hold-control.ts'
import { checkFixtures, createAccess } from '../fixtures/access.ts'
import type { Fixtures } from '../fixtures/fixtures.ts'
import { createFixtureArrangements } from '../fixtures/fixtures.ts'
import { createSteeredArrangements } from '../steering/steered-arrangements.ts'
import type { Target } from '../target.ts'
import { defineTarget } from '../target.ts'

/** How to reach and arrange a server that already runs. */
export interface UrlTargetOptions {
  readonly name?: string
  /** Where it speaks the server's control interface: then everything is arranged there. */
  readonly controlUrl?: string | undefined
  /** Replaces arrangements if there is no control interface; if there is, only its frame counts. */
  readonly fixtures?: Fixtures
  /** Whether a 429 may be provoked without a control interface; default false. */
  readonly provokeRateLimit?: boolean | undefined
  /** How long a silent stream has to survive. Default: 2 seconds, for a remote server 20. */
  readonly silenceMs?: number | undefined
}

/** Below the documented limit of one resource, since all clauses share a few logs. */
const politeRequestsPerSecond = 30

/** A run on remote machines takes its time. */
const politePatienceMs = 60_000

/**
 * Creates a target from a running server, steered through its control interface or through fixtures.
 *
 * @throws UsageError if nothing listens there, or another run of the kit uses the control interface.
 */
export async function createUrlTarget(url: string, options: UrlTargetOptions = {}): Promise<Target> {
  const base = parseBaseUrl(url, 'target')
  await checkReachable(base)
  const name = options.name ?? hideCredentials(url)
  const silence = options.silenceMs !== undefined && { silenceMs: options.silenceMs }
  if (options.controlUrl !== undefined) {
    await checkReachable(parseBaseUrl(options.controlUrl, 'control interface'))
    const held = await holdControl(options.controlUrl)
    const frame = frames[options.fixtures?.frame ?? 'verbatim']
    const control = createSteeredArrangements(steerByControl(options.controlUrl), frame)
    const { arrange, secrets } = control
    const close = async (): Promise<void> => {
      await control[Symbol.asyncDispose]()
      await held[Symbol.asyncDispose]()
    }
    return defineTarget({ name, url: base.href, arrange, secrets, close, ...silence })
  }
  const given = options.fixtures ?? {}
  const access = createAccess(base.href, given.token)
  await checkFixtures(base.origin, given, access)
  const fixtures = createFixtureArrangements(given, access, options.provokeRateLimit)
  return defineTarget({ name, url: base.href, ...fixtures, ...politePace(base, options.silenceMs) })
}

/** How fast to ask a remote server, which others use as well, and how long to wait for it. */
export function politePace({ hostname }: URL, silenceMs: number | undefined) {
  const isLocal = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
  return {
    requestsPerSecond: politeRequestsPerSecond,
    ...(isLocal ? {} : { patienceMs: politePatienceMs, silenceMs: 20_000 }),
    ...(silenceMs === undefined ? {} : { silenceMs }),
  }
}

/**
 * Parses a base URL.
 *
 * @throws UsageError if it is not one.
 */
export function parseBaseUrl(url: string, what: string): URL {
  const shown = hideCredentials(url)
  if (!URL.canParse(url) || !/^https?:/.test(url)) {
    throw new UsageError(`The ${what} ${shown} is not an http or https URL`)
  }
  const base = new URL(url)
  base.hash = ''
  if (base.username !== '' || base.password !== '')
    throw new UsageError(
      `The ${what} ${base.origin} has a user name or a password before it, which the kit does not send`,
    )
  if (base.search !== '')
    throw new UsageError(
      `The ${what} ${base.origin} has a query, which the kit does not send: a token is given with GET_LOG_TOKEN`,
    )
  if (base.pathname.endsWith(operationPath))
    throw new UsageError(`The ${what} ${shown} must be a base URL, without ${operationPath}`)
  const documented = operationPath.slice(0, operationPath.indexOf('{') - 1)
  for (const end of [documented, documented.slice(0, documented.lastIndexOf('/'))])
    if (base.pathname.replace(/\/$/, '').endsWith(end))
      throw new UsageError(
        `The ${what} ${shown} must be a base URL, to which ${operationPath} is added: leave out ${end}`,
      )
  return base
}

/**
 * Checks that something listens there.
 *
 * @throws UsageError if not.
 */
export async function checkReachable({ hostname, origin }: URL): Promise<void> {
  const socket = connectTo(origin)
  const problem = await once(socket, 'connect', { signal: AbortSignal.timeout(10_000) }).then(
    () => undefined,
    ({ name, code, message }: NodeJS.ErrnoException) =>
      name === 'AbortError' ? 'no connection in 10 seconds' : (code ?? message),
  )
  socket.destroy()
  if (problem === 'ENOTFOUND' || problem === 'EAI_AGAIN')
    throw new UsageError(`There is no host ${hostname} (${origin}): ${problem}`)
  if (problem !== undefined) throw new UsageError(`Nothing answers at ${origin}: ${problem}`)
}
