import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withQuery } from '../proof/wire.ts'

export const tokenMustComeLast: Mutant = defineMutant({
  name: 'token-must-come-last',
  title: 'A token that is followed by a flag is not read',
  killedBy: [['auth/query-and-flags', 'status']],
  start: () => async (request, forward) =>
    forward(/token=[^&]*&/.test(request.path) ? withQuery(request, 'token', undefined) : request),
})
