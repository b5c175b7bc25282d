import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { answerWith } from '../proof/wire.ts'

export const redirects: Mutant = defineMutant({
  name: 'redirects',
  title: 'A log is somewhere else',
  killedBy: [['body/status', 'status']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 ? answerWith(302, 'text/plain', '', [['Location', '/elsewhere']]) : answer
  },
})
