import type { Runs } from '@get-log/server'
import type { Fault } from './counterexample.ts'
import type { WireRequest } from './wire.ts'
import { idOf, tokenOf, withToken } from './wire.ts'

/** A request that the server refused. */
export interface Refused {
  readonly request: WireRequest
  readonly status: number
  /** Whether the run that it asks for is running. */
  readonly isRunning: boolean
  /** The requests for this log that were answered before, with the token that opened it. */
  readonly before: readonly WireRequest[]
}

/** A server that answers whom it should refuse as it answered a reader before, where the fault says so. */
export function letIn(isFault: (refused: Refused) => boolean): Fault {
  return (runs: Pick<Runs, 'get'>) => {
    const answered = new Map<string, WireRequest[]>()
    return async (request, forward) => {
      const id = idOf(request)
      const answer = await forward(request)
      const before = answered.get(id) ?? []
      if (answer.status === 200 && tokenOf(request) !== undefined) {
        answered.set(id, [...before, request])
      }
      const [first] = before
      if (first === undefined || ![401, 403].includes(answer.status)) return answer
      const isRunning = runs.get(id)?.state === 'running'
      if (!isFault({ request, status: answer.status, isRunning, before })) return answer
      return forward(withToken(request, tokenOf(first)))
    }
  }
}
