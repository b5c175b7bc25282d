import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withField } from '../proof/wire.ts'

export const latin1Charset: Mutant = defineMutant({
  name: 'latin1-charset',
  title: 'The charset says ISO 8859-1',
  killedBy: [['body/charset', 'charset']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 ? withField(answer, 'Content-Type', 'text/plain; charset=iso-8859-1') : answer
  },
})
