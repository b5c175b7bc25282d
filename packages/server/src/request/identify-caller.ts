import { document } from '@get-log/spec'
import { unauthorized } from '../answer/unauthorized.ts'
import type { Tokens } from '../tokens/tokens.ts'
import type { LogRequest } from './log-request.ts'

const { name: tokenParameter } = document.components.securitySchemes.apiKey

/**
 * Step 3: whose token the request carries, in `Authorization: Bearer` or in the query; undefined without one. A
 * token that is not known is a 401, even where none is needed, and so is another kind of authorization.
 */
export function identifyCaller({ headers }: LogRequest, query: URLSearchParams, tokens: Tokens): string | undefined {
  const authorization = headers.get('authorization')
  const given = [...(authorization === null ? [] : [bearerToken(authorization)]), ...query.getAll(tokenParameter)]
  const owners = given.map((token) => tokens.ownerOf(token))
  if (owners.some((owner) => owner === undefined || owner !== owners[0])) throw unauthorized()
  return owners[0]
}

function bearerToken(authorization: string): string {
  return /^bearer +(\S+) *$/i.exec(authorization)?.[1] ?? ''
}
