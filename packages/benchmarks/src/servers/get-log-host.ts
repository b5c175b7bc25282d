import { createLogServer } from '@get-log/server'
import { servedLogs } from '../corpus/served-logs.ts'
import type { LogHost } from './hosts.ts'

/** This project's server, with its logs in memory and no rate limit to speak of. */
export async function startGetLogHost(): Promise<LogHost> {
  const server = createLogServer({ rateLimit: Number.MAX_SAFE_INTEGER })
  for (const [id, { bytes }] of Object.entries(servedLogs)) {
    const run = server.runs.start({ id })
    run.append(bytes)
    run.finish()
  }
  const live = server.runs.start({ id: 'live' })
  const { url } = await server.listen()
  return { url, append: (bytes) => live.append(bytes) }
}
