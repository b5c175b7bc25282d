import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilReads } from '../proof/spoil.ts'

export const collapsesBlankLines: Mutant = defineMutant({
  name: 'collapses-blank-lines',
  title: 'Several blank lines become one',
  killedBy: [['body/blank-lines', 'bytes']],
  start: () => spoilReads((text) => text.replace(/\n{3,}/g, '\n\n')),
})
