import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, withField } from '../proof/wire.ts'

export const eventStream: Mutant = defineMutant({
  name: 'event-stream',
  title: 'A stream has the media type of server-sent events',
  killedBy: [['stream/media-type', 'media-type']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && isOn(request, 'stream')
      ? withField(answer, 'Content-Type', 'text/event-stream')
      : answer
  },
})
