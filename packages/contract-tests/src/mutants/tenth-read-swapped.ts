import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilTenthReads } from '../proof/spoil.ts'

export const tenthReadSwapped: Mutant = defineMutant({
  name: 'tenth-read-swapped',
  title: 'Every tenth read has two lines in the other order',
  killedBy: [['body/stable', 'bytes']],
  start: () => spoilTenthReads((text) => text.replace(/^(.*\n)(.*\n)/, '$2$1')),
})
