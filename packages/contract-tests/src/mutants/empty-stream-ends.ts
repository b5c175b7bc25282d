import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf, isOn, withQuery } from '../proof/wire.ts'

export const emptyStreamEnds: Mutant = defineMutant({
  name: 'empty-stream-ends',
  title: 'A stream of a log that is still empty ends at once',
  killedBy: [['stream/first-line', 'ended-early']],
  start: () => async (request, forward) => {
    if (!isOn(request, 'stream')) return forward(request)
    const plain = await forward(withQuery(request, 'stream', undefined))
    return fieldOf(plain, 'Content-Length') === '0' ? plain : forward(request)
  },
})
