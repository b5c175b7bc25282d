import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { answerWith, fieldOf } from '../proof/wire.ts'

export const notAcceptable: Mutant = defineMutant({
  name: 'not-acceptable',
  title: 'A reader that does not name plain text gets 406',
  killedBy: [['body/accept', 'status']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && !/text\/(?:plain|\*)|\*\/\*/.test(fieldOf(request, 'Accept') ?? '*/*')
      ? answerWith(406, 'application/json', '{"error":{"type":"not-acceptable","message":"Not acceptable."}}')
      : answer
  },
})
