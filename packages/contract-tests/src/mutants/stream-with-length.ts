import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf, isOn, withField, withQuery } from '../proof/wire.ts'

export const streamWithLength: Mutant = defineMutant({
  name: 'stream-with-length',
  title: 'A stream of a running log says how long the log is now',
  killedBy: [['stream/late-reader', 'ended-early']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    if (answer.status !== 200 || !isOn(request, 'stream')) return answer
    const plain = await forward(withQuery(request, 'stream', undefined))
    const length = fieldOf(plain, 'Content-Length') ?? '0'
    return length === '0' ? answer : { ...withField(answer, 'Content-Length', length), framing: 'length' }
  },
})
