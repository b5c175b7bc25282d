import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf, withQuery } from '../proof/wire.ts'

export const flagsFromCookies: Mutant = defineMutant({
  name: 'flags-from-cookies',
  title: 'Flags may come in a cookie',
  killedBy: [['flags/other-names', 'bytes']],
  start: () => async (request, forward) =>
    forward(/raw=1/.test(fieldOf(request, 'Cookie') ?? '') ? withQuery(request, 'raw', '1') : request),
})
