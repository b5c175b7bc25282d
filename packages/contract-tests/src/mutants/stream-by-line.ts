import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { passLines } from '../proof/pass-lines.ts'
import { spoilStreams } from '../proof/spoil.ts'

export const streamByLine: Mutant = defineMutant({
  name: 'stream-by-line',
  title: 'A stream passes whole lines and forgets what has no newline',
  killedBy: [['stream/last-line', 'bytes']],
  start: () => spoilStreams(passLines),
})
