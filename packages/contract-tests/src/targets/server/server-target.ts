import { setImmediate } from 'node:timers/promises'
import type { LogServer, Run } from '@get-log/server'
import { createLogServer, LogServerError } from '@get-log/server'
import { Blocked, RunDisturbed } from '../../clause/scene.ts'
import type { Steering } from '../steering/steered-arrangements.ts'
import { createSteeredArrangements } from '../steering/steered-arrangements.ts'
import type { Target } from '../target.ts'
import { defineTarget } from '../target.ts'

/** Starts the reference server in this process on a free loopback port, as a target that can arrange everything. */
export async function createServerTarget(): Promise<Target> {
  const server = createLogServer()
  const { url } = await server.listen()
  const { arrange, secrets } = createSteeredArrangements(steerInProcess(server))
  return defineTarget({ name: 'server', url, arrange, secrets, close: async () => server.close() })
}

/** Steers a server in this process, without a request for each step. */
export function steerInProcess({ runs, tokens, rateLimit }: LogServer): Steering {
  return {
    startRun: async (settings) => attempt(() => runs.start(settings).id),
    async append(id, bytes) {
      attempt(() => find(id).append(bytes))
      // Gives readers a turn: what is written in one go is read in one go.
      await setImmediate()
    },
    finish: async (id) => attempt(() => find(id).finish()),
    deleteRun: async (id) => attempt(() => void runs.delete(id)),
    createToken: async (owner) => attempt(() => tokens.add(owner)),
    async setRateLimit(perSecond) {
      rateLimit.perSecond = perSecond
    },
  }

  function find(id: string): Run {
    const run = runs.get(id)
    if (run === undefined) throw new RunDisturbed(`The run ${id}, which nothing else steers, is gone`)
    return run
  }
}

function attempt<Result>(step: () => Result): Result {
  try {
    return step()
  } catch (error) {
    if (!(error instanceof LogServerError)) throw error
    throw error.code === 'run-finished' ? new RunDisturbed(error.message) : new Blocked(error.message)
  }
}
