import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf, withField } from '../proof/wire.ts'

export const gzipInNameOnly: Mutant = defineMutant({
  name: 'gzip-in-name-only',
  title: 'A reader that accepts gzip is told gzip and gets none',
  killedBy: [['body/coding-asked', 'coding']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && fieldOf(request, 'Accept-Encoding') !== undefined
      ? withField(answer, 'Content-Encoding', 'gzip')
      : answer
  },
})
