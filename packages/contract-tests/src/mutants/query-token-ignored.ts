import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withQuery } from '../proof/wire.ts'

export const queryTokenIgnored: Mutant = defineMutant({
  name: 'query-token-ignored',
  title: 'Tokens in the query are not read',
  killedBy: [
    ['auth/query', 'status'],
    ['auth/wrong-query', 'status'],
    ['auth/foreign-query', 'status'],
  ],
  start: () => async (request, forward) => forward(withQuery(request, 'token', undefined)),
})
