import type { ErrorTypes } from '../answer/error-types.ts'
import { createLogServer } from '../log-server.ts'
import { listenOrExplain } from './listen-or-explain.ts'
import type { GivenToken } from './parse-flag.ts'
import { waitForSignal } from './wait-for-signal.ts'

/** The flags of `get-log-server serve`. */
export interface ServeFlags {
  readonly port: number
  readonly host: string
  readonly controlPort?: number
  readonly token: readonly GivenToken[]
  readonly rateLimit?: number
  readonly errorTypes?: ErrorTypes
}

/** Serves until SIGINT or SIGTERM, then ends open streams and returns. Throws a `UsageError`. */
export async function serve({
  port,
  host,
  controlPort,
  token: tokens,
  rateLimit,
  errorTypes,
}: ServeFlags): Promise<void> {
  const server = createLogServer({ rateLimit, errorTypes })
  for (const { token, owner } of tokens) server.tokens.add(owner, token)
  const { url, controlUrl } = await listenOrExplain(server, { port, host, controlPort })
  const signalled = waitForSignal('SIGINT', 'SIGTERM')
  console.log(`get-log-server listening on ${url}`)
  if (controlUrl !== undefined) console.log(`control on ${controlUrl}`)
  await signalled
  await server.close()
}
