import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withField } from '../proof/wire.ts'

export const nosniffMisspelled: Mutant = defineMutant({
  name: 'nosniff-misspelled',
  title: 'X-Content-Type-Options is no-sniff',
  killedBy: [
    ['secrecy/nosniff-value', 'nosniff'],
    ['secrecy/nosniff', 'nosniff'],
  ],
  start: () => async (request, forward) => withField(await forward(request), 'X-Content-Type-Options', 'no-sniff'),
})
