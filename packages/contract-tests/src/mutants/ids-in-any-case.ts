import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { pathOf } from '../proof/wire.ts'

export const idsInAnyCase: Mutant = defineMutant({
  name: 'ids-in-any-case',
  title: 'Ids are read in any case',
  killedBy: [['secrecy/id-case', 'status']],
  start: () => {
    const known = new Map<string, string>()
    return async (request, forward) => {
      const answer = await forward(request)
      const path = pathOf(request)
      if (answer.status === 200) known.set(path.toLowerCase(), path)
      const same = known.get(path.toLowerCase())
      return answer.status === 404 && same !== undefined ? forward({ ...request, path: same }) : answer
    }
  },
})
