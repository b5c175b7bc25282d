import { createControlClient } from '../src/control/index.ts'
import type { Listening, LogServer, LogServerOptions, Run, RunOptions } from '../src/index.ts'
import { createLogServer } from '../src/index.ts'

/** A server that listens on a free port, with its control interface, until the test leaves its block. */
export type StartedServer = Awaited<ReturnType<typeof startServer>>

/** Starts a server on free ports; use it with `await using`. `logUrl` is the URL of a log, with its id percent-encoded. */
export async function startServer(options: LogServerOptions = {}) {
  const server = createLogServer(options)
  const { url, controlUrl } = (await server.listen({ controlPort: 0 })) as Required<Listening>
  const logUrl = (id: string, query = ''): string => `${url}/v2/logs/${encodeURIComponent(id)}${query && `?${query}`}`
  return { ...server, url, controlUrl, control: createControlClient(controlUrl), logUrl }
}

/** Starts a server with a running run `a`. */
export async function startRunning(options: LogServerOptions = {}) {
  const server = await startServer(options)
  return { ...server, run: server.runs.start({ id: 'a' }) }
}

/** Starts a run, by default `a`, and finishes it with this log. */
export function writeLog({ runs }: LogServer, log: Uint8Array | string, options: RunOptions = { id: 'a' }): Run {
  const run = runs.start(options)
  run.append(log)
  run.finish()
  return run
}
