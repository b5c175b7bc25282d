import type { RequestVariation } from '../clause/scene.ts'

/** A request with a bearer token, and with the query of a clause. */
export function withBearer(token: string, query = ''): RequestVariation {
  return { ...(query !== '' && { query }), headers: { Authorization: `Bearer ${token}` } }
}

/** A request with a token in the query, before what a clause adds to it. */
export function withQueryToken(token: string, query = ''): RequestVariation {
  return { query: `token=${encodeURIComponent(token)}${query === '' ? '' : `&${query}`}` }
}

/** A token that nobody has. */
export const unknownToken = 'contract_tests_no_such_token'
