import type { Fault } from './counterexample.ts'
import { fieldOf, queryOf, tokenOf, withToken } from './wire.ts'

/** A server that takes what it is given, in the header or in the query, for a token that it knows, where the fault says so. */
export function acceptTokens(place: 'header' | 'query', isTaken: (given: string, known: string) => boolean): Fault {
  return () => {
    const known = new Set<string>()
    return async (request, forward) => {
      const answer = await forward(request)
      const token = tokenOf(request)
      if (answer.status === 200 && token !== undefined) known.add(token)
      const authorization = fieldOf(request, 'Authorization')
      const given = place === 'query' ? queryOf(request, 'token') : authorization?.slice('Bearer '.length)
      const taken = given === undefined ? undefined : [...known].find((one) => isTaken(given, one))
      return answer.status === 401 && taken !== undefined ? forward(withToken(request, taken)) : answer
    }
  }
}
