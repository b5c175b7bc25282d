import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withQuery } from '../proof/wire.ts'

export const repeatedFlagFlips: Mutant = defineMutant({
  name: 'repeated-flag-flips',
  title: 'Of a repeated flag sometimes the first counts, sometimes the last',
  killedBy: [['flags/repeated', 'changing']],
  start: () => {
    let count = 0
    return async (request, forward) => {
      if (!/raw=.*raw=/.test(request.path)) return forward(request)
      count += 1
      return forward(count % 2 === 0 ? withQuery(request, 'raw', '1') : request)
    }
  },
})
