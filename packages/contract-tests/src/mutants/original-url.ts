import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf } from '../proof/wire.ts'

export const originalUrl: Mutant = defineMutant({
  name: 'original-url',
  title: 'A header of proxies says which log is read',
  killedBy: [['secrecy/other-places', 'log-bytes']],
  start: () => async (request, forward) =>
    forward({ ...request, path: fieldOf(request, 'X-Original-URL') ?? request.path }),
})
