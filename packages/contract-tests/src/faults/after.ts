import type { Answered } from './answers.ts'
import { allOf } from './answers.ts'
import type { Fault } from './counterexample.ts'
import type { WireRequest } from './wire.ts'
import { pathOf, watchLeaving } from './wire.ts'

/** A fault that a log has from an answer like this on; with a key, everything that has the same key. */
export function after(
  which: Answered | readonly Answered[],
  fault: Fault,
  keyOf: (request: WireRequest) => string = pathOf,
): Fault {
  const begins = allOf(which)
  return (runs) => {
    const begun = new Set<string>()
    const faulty = fault(runs)
    return async (request, forward) => {
      const answer = await (begun.has(keyOf(request)) ? faulty(request, forward) : forward(request))
      if (begins(request, answer, runs)) begun.add(keyOf(request))
      return answer
    }
  }
}

/** A fault that a log has once a reader has left before the end of an answer. */
export function afterLeaving(fault: Fault): Fault {
  return (runs) => {
    const left = new Set<string>()
    const faulty = fault(runs)
    return async (request, forward) => {
      const path = pathOf(request)
      if (left.has(path)) return faulty(request, forward)
      const answer = await forward(request)
      return answer.status === 200 ? { ...answer, body: watchLeaving(answer.body, () => left.add(path)) } : answer
    }
  }
}
