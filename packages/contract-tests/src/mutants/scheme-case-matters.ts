import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf } from '../proof/wire.ts'

export const schemeCaseMatters: Mutant = defineMutant({
  name: 'scheme-case-matters',
  title: 'The scheme must be spelled Bearer',
  killedBy: [['auth/scheme-case', 'status']],
  start: () => async (request, forward) =>
    forward(
      fieldOf(request, 'Authorization')?.startsWith('bearer')
        ? { ...request, fields: request.fields.filter(([name]) => name.toLowerCase() !== 'authorization') }
        : request,
    ),
})
