import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, withField } from '../proof/wire.ts'

export const streamTwoFramings: Mutant = defineMutant({
  name: 'stream-two-framings',
  title: 'A stream has a Content-Length and comes in chunks',
  killedBy: [['stream/delivers-one', 'ended-early']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    if (answer.status !== 200 || !isOn(request, 'stream')) return answer
    return { ...withField(answer, 'Content-Length', '0'), framing: 'chunked' }
  },
})
