import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilPrintable } from '../proof/spoil.ts'

export const dropsMarks: Mutant = defineMutant({
  name: 'drops-marks',
  title: 'Combining marks are dropped',
  killedBy: [['body/characters', 'bytes']],
  start: () => spoilPrintable((text) => text.replace(/\p{Mn}/gu, '')),
})
