import { createLogServer } from '@get-log/server'
import { createSteeredArrangements } from '../steering/steered-arrangements.ts'
import type { Target } from '../target.ts'
import { defineTarget } from '../target.ts'
import { steerInProcess } from './steer-in-process.ts'

/** Starts the reference server on a free loopback port of this process, as a target that can be brought to do everything. */
export async function createServerTarget(): Promise<Target> {
  const server = createLogServer()
  const { url } = await server.listen()
  const { arrange, secrets } = createSteeredArrangements(steerInProcess(server))
  return defineTarget({ name: 'server', url, arrange, secrets, close: async () => server.close() })
}
