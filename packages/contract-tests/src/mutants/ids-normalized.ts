import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { idOf, pathOf } from '../proof/wire.ts'

export const idsNormalized: Mutant = defineMutant({
  name: 'ids-normalized',
  title: 'Ids are compared as compatible characters',
  killedBy: [['secrecy/ids', 'status']],
  start: () => async (request, forward) => {
    const path = `/v2/logs/${encodeURIComponent(idOf(request).normalize('NFKC'))}`
    return forward(/%EF%BD/i.test(pathOf(request)) ? { ...request, path } : request)
  },
})
