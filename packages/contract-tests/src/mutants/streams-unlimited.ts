import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { answerWith, isOn } from '../proof/wire.ts'

export const streamsUnlimited: Mutant = defineMutant({
  name: 'streams-unlimited',
  title: 'Streams are not limited',
  killedBy: [['limits/whatever-the-request', 'no-limit']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 429 && isOn(request, 'stream') ? answerWith(200, 'text/plain', 'a line\n') : answer
  },
})
