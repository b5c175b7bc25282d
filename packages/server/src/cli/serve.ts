import { openFileStore } from '../files/open-file-store.ts'
import { withLogsFrom } from '../files/with-logs-from.ts'
import type { LogServer } from '../log-server.ts'
import { createLogServer } from '../log-server.ts'
import type { ErrorTypes, Profile, Traits } from '../profile/profile.ts'
import { createMemoryStore } from '../runs/memory-store.ts'
import { listenOrExplain, waitForSignal } from './listen.ts'
import { UsageError } from './report-error.ts'

/** Logs in files may be larger than memory. */
const defaultFileBytes = 2 ** 40

/** A token that `serve` knows from the start. */
export interface GivenToken {
  readonly token: string
  readonly owner: string
}

export interface ServeFlags {
  readonly port: number
  readonly host: string
  readonly controlPort?: number
  readonly controlToken?: string
  readonly token: readonly GivenToken[]
  readonly rateLimit?: number
  readonly profile: Profile
  readonly trait: Partial<Traits>
  readonly errorTypes?: ErrorTypes
  readonly dataDir?: string
  readonly fsync?: boolean
  readonly logs?: string
  readonly maxRuns?: number
  readonly maxLogBytes?: number
}

/** Serves until SIGINT or SIGTERM, then ends open streams and returns. Throws a `UsageError` or a `LogServerError`. */
export async function serve(flags: ServeFlags): Promise<void> {
  const server = createServer(flags)
  const { url, controlUrl } = await listenOrExplain(server, flags)
  const signalled = waitForSignal()
  console.log(`get-log-server listening on ${url}`)
  if (controlUrl !== undefined) console.log(`control on ${controlUrl}`)
  await signalled
  await server.close()
}

function createServer(flags: ServeFlags): LogServer {
  const { dataDir, logs, maxRuns, maxLogBytes = dataDir === undefined ? undefined : defaultFileBytes } = flags
  if (flags.fsync && dataDir === undefined) throw new UsageError('--fsync is for logs in files: give --data-dir too.')
  const limits = { ...(maxRuns && { runs: maxRuns }), ...(maxLogBytes && { logBytes: maxLogBytes }) }
  const own = dataDir === undefined ? createMemoryStore() : openFileStore(dataDir, { fsync: flags.fsync })
  const store = logs === undefined ? own : withLogsFrom(logs, own)
  const { rateLimit, errorTypes, profile, trait: traits } = flags
  const server = createLogServer({ rateLimit, errorTypes, profile, traits, store, limits })
  for (const { token, owner } of flags.token) server.tokens.add(owner, token)
  return server
}
