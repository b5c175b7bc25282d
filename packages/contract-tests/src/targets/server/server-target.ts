import { createLogServer } from '@get-log/server'
import { createControlArrangements } from '../control/control-arrangements.ts'
import type { Target } from '../target.ts'
import { defineTarget } from '../target.ts'

/** Starts the reference server on free loopback ports of this process, as a target that can be brought to do everything. */
export async function createServerTarget(): Promise<Target> {
  const server = createLogServer()
  const { url, controlUrl } = await server.listen({ port: 0, controlPort: 0 })
  if (controlUrl === undefined) throw new Error('The server did not say where its control interface is')
  const { arrange, secrets } = createControlArrangements(controlUrl)
  return defineTarget({ name: 'server', url, arrange, secrets, close: async () => server.close() })
}
