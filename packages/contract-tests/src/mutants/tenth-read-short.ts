import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilTenthReads } from '../proof/spoil.ts'

export const tenthReadShort: Mutant = defineMutant({
  name: 'tenth-read-short',
  title: 'Every tenth read lacks the last line',
  killedBy: [['body/stable', 'bytes']],
  start: () => spoilTenthReads((text) => text.replace(/[^\n]*\n$/, '')),
})
