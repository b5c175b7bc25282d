import type { Asked } from './answers.ts'
import type { Fault } from './counterexample.ts'

/** A server that answers some requests with the log that it answered with last. */
export function bringLast(which: Asked): Fault {
  return (runs) => {
    let last = '/'
    return async (request, forward) => {
      const answer = await forward(request)
      if (answer.status === 200) last = request.path
      return which(request, answer, runs) ? forward({ ...request, path: last }) : answer
    }
  }
}
