import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { answerWith, fieldOf } from '../proof/wire.ts'

export const noPartSatisfiable: Mutant = defineMutant({
  name: 'no-part-satisfiable',
  title: 'Whoever asks for a part is told that there is none',
  killedBy: [['body/part', 'status']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    const asked = answer.status === 200 && fieldOf(request, 'Range') !== undefined
    return asked ? answerWith(416, 'text/plain', '') : answer
  },
})
