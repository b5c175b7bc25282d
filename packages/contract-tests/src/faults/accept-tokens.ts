import type { Fault } from './counterexample.ts'
import { fieldOf, queryOf, tokenOf, withToken } from './wire.ts'

/**
 * A server that takes what it is given, in the header or in the query, for a token that it knows: where what is like this in it is replaced,
 * or where the fault says so.
 */
export function acceptTokens(
  place: 'header' | 'query',
  taken: RegExp | ((given: string, known: string) => boolean),
  by: string | ((found: string) => string) = '',
): Fault {
  const isTaken = (given: string, known: string): boolean =>
    taken instanceof RegExp ? given.replace(taken, by as string) === known : taken(given, known)
  return () => {
    const known = new Set<string>()
    return async (request, forward) => {
      const answer = await forward(request)
      const token = tokenOf(request)
      if (answer.status === 200 && token !== undefined) known.add(token)
      const authorization = fieldOf(request, 'Authorization')
      const given = place === 'query' ? queryOf(request, 'token') : authorization?.slice('Bearer '.length)
      const accepted = given === undefined ? undefined : [...known].find((one) => isTaken(given, one))
      return answer.status === 401 && accepted !== undefined ? forward(withToken(request, accepted)) : answer
    }
  }
}
