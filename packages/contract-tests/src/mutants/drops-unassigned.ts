import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilPrintable } from '../proof/spoil.ts'

export const dropsUnassigned: Mutant = defineMutant({
  name: 'drops-unassigned',
  title: 'Characters that Unicode does not know are dropped',
  killedBy: [['body/invisible', 'bytes']],
  start: () => spoilPrintable((text) => text.replace(/\p{Cn}/gu, '')),
})
