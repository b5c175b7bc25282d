import { createLogServer } from '@get-log/server'
import type { ServedLog } from '../corpus/served-logs.ts'
import { servedLogs } from '../corpus/served-logs.ts'
import type { LogHost } from './hosts.ts'

/** This project's server, with its logs in memory and no rate limit to speak of. */
export async function startGetLogHost(): Promise<LogHost> {
  const server = createLogServer({ rateLimit: Number.MAX_SAFE_INTEGER })
  const finish = ({ id, block, repeats }: ServedLog) => {
    const run = server.runs.start({ id })
    for (let count = 0; count < repeats; count += 1) run.append(block)
    run.finish()
  }
  finish(servedLogs.small)
  finish(servedLogs.capped)
  const live = server.runs.start({ id: 'live' })
  const { url } = await server.listen()
  return { url, append: (bytes) => live.append(bytes) }
}
