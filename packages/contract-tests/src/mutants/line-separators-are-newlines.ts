import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilPrintable } from '../proof/spoil.ts'

export const lineSeparatorsAreNewlines: Mutant = defineMutant({
  name: 'line-separators-are-newlines',
  title: 'A line separator becomes a newline',
  killedBy: [['body/invisible', 'bytes']],
  start: () => spoilPrintable((text) => text.replace(/[\u2028\u2029]/g, '\n')),
})
