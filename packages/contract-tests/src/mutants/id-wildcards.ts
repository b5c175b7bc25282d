import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { idOf } from '../proof/wire.ts'

export const idWildcards: Mutant = defineMutant({
  name: 'id-wildcards',
  title: 'An id may have wildcards, as a database knows them',
  killedBy: [['secrecy/ids', 'status']],
  start: () => {
    const known = new Set<string>()
    return async (request, forward) => {
      const answer = await forward(request)
      if (answer.status === 200) known.add(idOf(request))
      const pattern = idOf(request)
        .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replaceAll('_', '.')
        .replaceAll('%', '.*')
      const matching = [...known].find((id) => new RegExp(`^${pattern}$`).test(id))
      return answer.status === 404 && matching !== undefined
        ? forward({ ...request, path: `/v2/logs/${matching}` })
        : answer
    }
  },
})
