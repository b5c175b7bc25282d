import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withField } from '../proof/wire.ts'

export const noAllowForRareMethods: Mutant = defineMutant({
  name: 'no-allow-for-rare-methods',
  title: 'Methods that are rare are refused without an Allow',
  killedBy: [['methods/allow', 'no-allow']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return /^(?:POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/.test(request.method)
      ? answer
      : withField(answer, 'Allow', undefined)
  },
})
