import type { Fault } from './counterexample.ts'
import type { WireRequest } from './wire.ts'

/** A server that answers some requests with the log that it answered with last. */
export function bringLast(isAsked: (request: WireRequest) => boolean): Fault {
  return () => {
    let last = '/'
    return async (request, forward) => {
      const answer = await forward(request)
      if (answer.status === 200) last = request.path
      return isAsked(request) ? forward({ ...request, path: last }) : answer
    }
  }
}
