import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { pathOf, tokenOf } from '../proof/wire.ts'

export const ownerDeletes: Mutant = defineMutant({
  name: 'owner-deletes',
  title: 'DELETE by whoever has read a log deletes it, though it says 405',
  killedBy: [['methods/restricted', 'status']],
  start: () => {
    const read = new Set<string>()
    const deleted = new Set<string>()
    return async (request, forward) => {
      const path = pathOf(request)
      const reader = `${path} ${tokenOf(request)}`
      if (request.method === 'DELETE' && tokenOf(request) !== undefined && read.has(reader)) deleted.add(path)
      if (deleted.has(path)) return forward({ ...request, path: `${path}-deleted` })
      const answer = await forward(request)
      if (answer.status === 200) read.add(reader)
      return answer
    }
  },
})
