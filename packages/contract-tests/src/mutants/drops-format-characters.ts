import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilPrintable } from '../proof/spoil.ts'

export const dropsFormatCharacters: Mutant = defineMutant({
  name: 'drops-format-characters',
  title: 'Direction marks and soft hyphens are dropped',
  killedBy: [['body/invisible', 'bytes']],
  start: () => spoilPrintable((text) => text.replace(/(?!\u200d)\p{Cf}/gu, '')),
})
