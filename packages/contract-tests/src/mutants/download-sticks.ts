import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, pathOf, withQuery } from '../proof/wire.ts'

export const downloadSticks: Mutant = defineMutant({
  name: 'download-sticks',
  title: 'A log that was downloaded once is an attachment from then on',
  killedBy: [['download/each-request', 'attachment']],
  start: () => {
    const saved = new Set<string>()
    return async (request, forward) => {
      if (isOn(request, 'download')) saved.add(pathOf(request))
      return forward(saved.has(pathOf(request)) ? withQuery(request, 'download', '1') : request)
    }
  },
})
