import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { pathOf } from '../proof/wire.ts'

export const deleteDeletes: Mutant = defineMutant({
  name: 'delete-deletes',
  title: 'DELETE says 405 and deletes all the same',
  killedBy: [['methods/harmless', 'status']],
  start: () => {
    const deleted = new Set<string>()
    return async (request, forward) => {
      if (request.method === 'DELETE') deleted.add(pathOf(request))
      return deleted.has(pathOf(request)) && request.method === 'GET'
        ? forward({ ...request, path: `${pathOf(request)}-deleted` })
        : forward(request)
    }
  },
})
