import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf, withField } from '../proof/wire.ts'

export const errorsSayGzip: Mutant = defineMutant({
  name: 'errors-say-gzip',
  title: 'An error says that it is compressed, and is not',
  killedBy: [['body/coding-asked', 'coding']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    const asked = /gzip/.test(fieldOf(request, 'Accept-Encoding') ?? '')
    return answer.status >= 400 && asked ? withField(answer, 'Content-Encoding', 'gzip') : answer
  },
})
