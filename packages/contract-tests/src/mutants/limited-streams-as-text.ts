import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, withField } from '../proof/wire.ts'

export const limitedStreamsAsText: Mutant = defineMutant({
  name: 'limited-streams-as-text',
  title: 'With stream a 429 is text',
  killedBy: [['limits/whatever-the-request', 'media-type']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 429 && isOn(request, 'stream') ? withField(answer, 'Content-Type', 'text/plain') : answer
  },
})
