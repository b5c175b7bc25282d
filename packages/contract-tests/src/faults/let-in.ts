import type { Answered } from './answers.ts'
import { allOf } from './answers.ts'
import type { Fault } from './counterexample.ts'
import type { WireRequest } from './wire.ts'
import { idOf, tokenOf, withToken } from './wire.ts'

/**
 * A server that answers whom it should refuse as it answered a reader with a token before, where the refusal is like this, and one of those
 * requests too.
 */
export function letIn(
  which: Answered | readonly Answered[],
  isLike: (request: WireRequest, before: WireRequest) => boolean = () => true,
): Fault {
  const isLetIn = allOf(which)
  return (runs) => {
    const answered = new Map<string, WireRequest[]>()
    return async (request, forward) => {
      const answer = await forward(request)
      const before = answered.get(idOf(request)) ?? []
      if (answer.status === 200 && tokenOf(request) !== undefined) answered.set(idOf(request), [...before, request])
      if (![401, 403].includes(answer.status) || !isLetIn(request, answer, runs)) return answer
      const known = before.find((one) => isLike(request, one))
      return known === undefined ? answer : forward(withToken(request, tokenOf(known)))
    }
  }
}
