import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf, withField } from '../proof/wire.ts'

export const anyScheme: Mutant = defineMutant({
  name: 'any-scheme',
  title: 'Any scheme will do for a token',
  killedBy: [['auth/exact', 'status']],
  start: () => async (request, forward) => {
    const authorization = fieldOf(request, 'Authorization')?.replace(/^\w+ /, 'Bearer ')
    return forward(authorization === undefined ? request : withField(request, 'Authorization', authorization))
  },
})
