import { document } from '@get-log/spec'
import { Refusal, unauthorized } from '../answer/refusal.ts'
import type { Run } from '../runs/run.ts'
import type { Runs } from '../runs/runs.ts'
import type { Tokens } from '../tokens/tokens.ts'
import type { LogRequest } from './find-route.ts'

const { name: tokenParameter } = document.components.securitySchemes.apiKey

/**
 * Step 3: the owner of the token in `Authorization: Bearer` or in the query; undefined without one. An unknown token is a
 * 401, even if none is needed, and so is another authorization scheme.
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

/** Step 4: the run, else 404; if only its owner may read the log, 401 for a caller without a token, 403 for another owner's. */
export function authorize(runs: Runs, id: string, caller: string | undefined): Run {
  const run = runs.get(id)
  if (run === undefined) throw new Refusal(404)
  if (run.access === 'owner' && caller === undefined) throw unauthorized()
  if (run.access === 'owner' && caller !== run.owner) throw new Refusal(403)
  return run
}
