import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { readAhead } from '../proof/read-ahead.ts'
import { spoilStreams } from '../proof/spoil.ts'

export const dropsForSlowReaders: Mutant = defineMutant({
  name: 'drops-for-slow-readers',
  title: 'A reader that reads slowly loses what it did not read in time',
  killedBy: [['stream/slow-reader', 'bytes']],
  start: () => spoilStreams((body) => readAhead(body, (held) => held.shift())),
})
