import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilPrintable } from '../proof/spoil.ts'

export const dropsJoiners: Mutant = defineMutant({
  name: 'drops-joiners',
  title: 'Joiners and variation selectors are dropped',
  killedBy: [['body/characters', 'bytes']],
  start: () => spoilPrintable((text) => text.replace(/\u200c|\u200d|\ufe0e|\ufe0f/g, '')),
})
