import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilReads } from '../proof/spoil.ts'

export const trimsTheEnd: Mutant = defineMutant({
  name: 'trims-the-end',
  title: 'Spaces at the end of the log are dropped',
  killedBy: [['body/blank-lines', 'bytes']],
  start: () => spoilReads((text) => text.replace(/[ \t]+$/, '')),
})
