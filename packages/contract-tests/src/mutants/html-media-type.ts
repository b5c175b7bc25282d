import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withField } from '../proof/wire.ts'

export const htmlMediaType: Mutant = defineMutant({
  name: 'html-media-type',
  title: 'Logs are HTML',
  killedBy: [
    ['body/media-type', 'media-type'],
    ['download/same-bytes', 'media-type'],
  ],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 ? withField(answer, 'Content-Type', 'text/html; charset=utf-8') : answer
  },
})
