import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, withField } from '../proof/wire.ts'

export const foreignFlagsAsText: Mutant = defineMutant({
  name: 'foreign-flags-as-text',
  title: 'With raw a 403 is text',
  killedBy: [['auth/foreign-flags', 'media-type']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 403 && isOn(request, 'raw') ? withField(answer, 'Content-Type', 'text/plain') : answer
  },
})
