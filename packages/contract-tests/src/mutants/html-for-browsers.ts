import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf, withField } from '../proof/wire.ts'

export const htmlForBrowsers: Mutant = defineMutant({
  name: 'html-for-browsers',
  title: 'A reader that accepts HTML is told HTML',
  killedBy: [['secrecy/html-log', 'media-type']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && (fieldOf(request, 'Accept') ?? '').includes('text/html')
      ? withField(answer, 'Content-Type', 'text/html')
      : answer
  },
})
