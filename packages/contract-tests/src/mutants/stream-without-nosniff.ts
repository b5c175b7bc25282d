import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, withField } from '../proof/wire.ts'

export const streamWithoutNosniff: Mutant = defineMutant({
  name: 'stream-without-nosniff',
  title: 'A browser may guess what a stream is',
  killedBy: [['secrecy/nosniff', 'nosniff']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && isOn(request, 'stream')
      ? withField(answer, 'X-Content-Type-Options', undefined)
      : answer
  },
})
