import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const bearerIgnored: Mutant = defineMutant({
  name: 'bearer-ignored',
  title: 'Bearer tokens are not read',
  killedBy: [
    ['auth/bearer', 'status'],
    ['auth/wrong-bearer', 'status'],
  ],
  start: () => async (request, forward) =>
    forward({ ...request, fields: request.fields.filter(([name]) => name.toLowerCase() !== 'authorization') }),
})
