import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { idOf } from '../proof/wire.ts'

export const idsNormalized: Mutant = defineMutant({
  name: 'ids-normalized',
  title: 'Ids are compared as compatible characters',
  killedBy: [['secrecy/ids', 'status']],
  start: () => async (request, forward) => {
    const id = encodeURIComponent(idOf(request).normalize('NFKC'))
    return forward(/%EF%BC|%EF%BD/i.test(request.path) ? { ...request, path: `/v2/logs/${id}` } : request)
  },
})
