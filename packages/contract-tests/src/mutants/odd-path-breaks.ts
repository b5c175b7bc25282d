import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { pathOf } from '../proof/wire.ts'

export const oddPathBreaks: Mutant = defineMutant({
  name: 'odd-path-breaks',
  title: 'A path that is no UTF-8 breaks the connection',
  killedBy: [['secrecy/hostile-paths', 'no-answer']],
  start: () => async (request, forward) => {
    decodeURIComponent(pathOf(request))
    return forward(request)
  },
})
