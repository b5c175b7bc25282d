import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { idOf } from '../proof/wire.ts'

export const noIdBringsTheLast: Mutant = defineMutant({
  name: 'no-id-brings-the-last',
  title: 'No id brings the log read before',
  killedBy: [['secrecy/dot-ids', 'log-bytes']],
  start: () => {
    let last = '/'
    return async (request, forward) => {
      const answer = await forward(request)
      if (answer.status === 200) last = request.path
      return idOf(request) === '' ? forward({ ...request, path: last }) : answer
    }
  },
})
