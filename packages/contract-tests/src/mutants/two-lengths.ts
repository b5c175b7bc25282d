import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf } from '../proof/wire.ts'

export const twoLengths: Mutant = defineMutant({
  name: 'two-lengths',
  title: 'Content-Length comes twice',
  killedBy: [['body/length', 'no-answer']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && fieldOf(answer, 'Content-Length') !== undefined
      ? { ...answer, fields: [...answer.fields, ['Content-Length', fieldOf(answer, 'Content-Length') ?? '0']] }
      : answer
  },
})
