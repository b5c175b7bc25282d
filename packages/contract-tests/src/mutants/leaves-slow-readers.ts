import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { readAhead } from '../proof/read-ahead.ts'
import { spoilStreams } from '../proof/spoil.ts'

export const leavesSlowReaders: Mutant = defineMutant({
  name: 'leaves-slow-readers',
  title: 'A reader that reads slowly is cut off',
  killedBy: [['stream/slow-reader', 'ended-early']],
  start: () =>
    spoilStreams((body) =>
      readAhead(body, () => {
        throw new Error('The reader is too slow')
      }),
    ),
})
