import { createLogClient } from '@get-log/client'
import { createLogServer } from '@get-log/server'

/** Runs the server without a port and reads one of its logs. */
export async function serveInProcess() {
  const server = createLogServer()
  const run = server.runs.start()
  run.append('\u001b[32mgrün\u001b[0m\n')
  run.finish()
  return createLogClient({ fetch: server.fetch }).get(run.id)
}
