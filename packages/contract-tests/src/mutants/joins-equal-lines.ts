import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilReads } from '../proof/spoil.ts'

export const joinsEqualLines: Mutant = defineMutant({
  name: 'joins-equal-lines',
  title: 'Of equal lines that follow each other one is left',
  killedBy: [['body/equal-lines', 'bytes']],
  start: () => spoilReads((text) => text.replace(/^(.+\n)\1+/gm, '$1')),
})
