import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, withField } from '../proof/wire.ts'

export const streamedErrorAsText: Mutant = defineMutant({
  name: 'streamed-error-as-text',
  title: 'With stream an error is text',
  killedBy: [['errors/whatever-the-flags', 'media-type']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status >= 400 && isOn(request, 'stream') ? withField(answer, 'Content-Type', 'text/plain') : answer
  },
})
