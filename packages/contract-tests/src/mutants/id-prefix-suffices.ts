import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { pathOf } from '../proof/wire.ts'

export const idPrefixSuffices: Mutant = defineMutant({
  name: 'id-prefix-suffices',
  title: 'The beginning of an id suffices',
  killedBy: [
    ['secrecy/ids', 'status'],
    ['secrecy/ids', 'log-bytes'],
  ],
  start: () => {
    const known = new Set<string>()
    return async (request, forward) => {
      const answer = await forward(request)
      if (answer.status === 200) known.add(pathOf(request))
      const whole = [...known].find((path) => path.startsWith(pathOf(request)))
      return answer.status === 404 && whole !== undefined ? forward({ ...request, path: whole }) : answer
    }
  },
})
