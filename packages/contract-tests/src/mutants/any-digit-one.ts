import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const anyDigitOne: Mutant = defineMutant({
  name: 'any-digit-one',
  title: 'Any digit that is a one switches a flag on',
  killedBy: [
    ['flags/raw-malformed', 'status'],
    ['flags/download-malformed', 'status'],
  ],
  start: () => async (request, forward) =>
    forward({ ...request, path: request.path.replace(/=(?:%EF%BC%91|%D9%A1|%C2%B9)/g, '=1') }),
})
