import { letIn } from '../proof/let-in.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { pathOf } from '../proof/wire.ts'

export const patchOpens: Mutant = defineMutant({
  name: 'patch-opens',
  title: 'PATCH is refused, and opens a log that was read before to anyone',
  killedBy: [['methods/restricted', 'log-bytes']],
  start: (runs) => {
    const patched = new Set<string>()
    const open = letIn(({ request }) => patched.has(pathOf(request)))(runs)
    return async (request, forward) => {
      if (request.method === 'PATCH') patched.add(pathOf(request))
      return open(request, forward)
    }
  },
})
