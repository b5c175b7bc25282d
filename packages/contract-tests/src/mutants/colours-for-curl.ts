import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf, queryOf, withQuery } from '../proof/wire.ts'

export const coloursForCurl: Mutant = defineMutant({
  name: 'colours-for-curl',
  title: 'A terminal program gets the log with its escape sequences',
  killedBy: [['body/whoever-asks', 'bytes']],
  start: () => async (request, forward) => {
    const known = /^curl/.test(fieldOf(request, 'User-Agent') ?? '') && queryOf(request, 'raw') === undefined
    return forward(known ? withQuery(request, 'raw', '1') : request)
  },
})
