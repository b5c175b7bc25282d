import { setTimeout as sleep } from 'node:timers/promises'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { pathOf } from '../proof/wire.ts'

export const flagsSharedAtOnce: Mutant = defineMutant({
  name: 'flags-shared-at-once',
  title: 'Of two readers at the same time both get what the second asked for',
  killedBy: [['raw/every-reader', 'escape']],
  start: () => {
    const waiting = new Map<string, string>()
    return async (request, forward) => {
      waiting.set(pathOf(request), request.path)
      await sleep(1)
      return forward({ ...request, path: waiting.get(pathOf(request)) ?? request.path })
    }
  },
})
