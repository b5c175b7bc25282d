import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { idOf } from '../proof/wire.ts'

export const dotsBringTheLast: Mutant = defineMutant({
  name: 'dots-bring-the-last',
  title: 'Two dots for an id bring the log read before',
  killedBy: [['secrecy/dot-ids', 'log-bytes']],
  start: () => {
    let last = '/'
    return async (request, forward) => {
      const answer = await forward(request)
      if (answer.status === 200) last = request.path
      return idOf(request) === '..' ? forward({ ...request, path: last }) : answer
    }
  },
})
