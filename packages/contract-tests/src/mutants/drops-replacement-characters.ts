import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilPrintable } from '../proof/spoil.ts'

export const dropsReplacementCharacters: Mutant = defineMutant({
  name: 'drops-replacement-characters',
  title: 'A replacement character that the program wrote is dropped',
  killedBy: [['body/characters', 'bytes']],
  start: () => spoilPrintable((text) => text.replaceAll('\ufffd', '')),
})
