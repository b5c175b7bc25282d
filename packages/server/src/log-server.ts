import { toResponse } from './answer/to-response.ts'
import { Faults } from './faults/faults.ts'
import type { Limits } from './limits.ts'
import { defaultLimits } from './limits.ts'
import type { Listening, LogServerListenOptions } from './listening.ts'
import type { ErrorTypes, Profile, Traits } from './profile/profile.ts'
import { chooseTraits } from './profile/profile.ts'
import { defaultRequestsPerSecond, RateLimit } from './rate-limit.ts'
import { answerRequest } from './request/answer-request.ts'
import type { LogStore } from './runs/log-storage.ts'
import { createMemoryStore } from './runs/memory-store.ts'
import { Runs } from './runs/runs.ts'
import { Tokens } from './tokens/tokens.ts'

/** Options of a log server. */
export interface LogServerOptions {
  /** Requests a second for one log. Default 60. */
  readonly rateLimit?: number | undefined
  /** How the server behaves where document and live API differ. Default `documented`. */
  readonly profile?: Profile | undefined
  /** Deviations from that profile. */
  readonly traits?: { readonly [Name in keyof Traits]?: Traits[Name] | undefined } | undefined
  /** The same as the trait of that name. */
  readonly errorTypes?: ErrorTypes | undefined
  /** Where logs are kept. Default: in memory. */
  readonly store?: LogStore | undefined
  readonly limits?: Partial<Limits> | undefined
}

/** Get log, for real. */
export interface LogServer extends AsyncDisposable {
  /** Answers a request in this process, without a port. Aborting its signal ends the answer, as with `fetch`. */
  fetch(request: Request): Promise<Response>
  /** Starts to listen, on Node only. Rejects as node:net does, for instance with the code `EADDRINUSE`. */
  listen(options?: LogServerListenOptions): Promise<Listening>
  readonly runs: Runs
  readonly tokens: Tokens
  readonly rateLimit: RateLimit
  readonly faults: Faults
  /** Ends every open stream after the bytes written so far, stops listening, and closes the store. */
  close(): Promise<void>
}

const graceMs = 5000

/** Creates a server. It runs wherever `Request` and `Response` exist; only `listen` needs Node. */
export function createLogServer(options: LogServerOptions = {}): LogServer {
  const limits = { ...defaultLimits, ...options.limits }
  const traits = chooseTraits(options.profile ?? 'documented', { errorTypes: options.errorTypes, ...options.traits })
  const store = options.store ?? createMemoryStore()
  const backend = {
    runs: openRuns(store, limits, traits),
    tokens: new Tokens(limits),
    rateLimit: new RateLimit(options.rateLimit ?? defaultRequestsPerSecond),
    faults: new Faults(),
    traits,
  }
  const listening = new Set<Listening>()

  async function listen(listenOptions: LogServerListenOptions = {}): Promise<Listening> {
    const node = await import('./node/listen-on-node.ts')
    const listener = await node.listenOnNode(backend, listenOptions)
    const close = async (): Promise<void> => {
      listening.delete(result)
      await listener.close(graceMs)
    }
    const { url, controlUrl } = listener
    const result = { url, ...(controlUrl && { controlUrl }), close, [Symbol.asyncDispose]: close }
    listening.add(result)
    return result
  }

  let closed: Promise<void> | undefined
  const close = (): Promise<void> => {
    closed ??= end()
    return closed
  }

  async function end(): Promise<void> {
    for (const run of backend.runs.list()) run.sendFollowersHome()
    backend.faults.endStalls()
    await Promise.all(Array.from(listening, (listener) => listener.close()))
    store.close()
  }

  return {
    fetch: async (request) => {
      const { signal } = request
      signal.throwIfAborted()
      const aborted = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
      return Promise.race([answerRequest(request, backend, (answer) => toResponse(answer, request)), aborted])
    },
    listen,
    runs: backend.runs,
    tokens: backend.tokens,
    rateLimit: backend.rateLimit,
    faults: backend.faults,
    close,
    [Symbol.asyncDispose]: close,
  }
}

function openRuns(store: LogStore, limits: Limits, traits: Traits): Runs {
  try {
    return new Runs(store, limits, traits)
  } catch (error) {
    store.close()
    throw error
  }
}
