import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { restripLateStreams } from '../proof/spoil.ts'

export const lateReaderCutCharacter: Mutant = defineMutant({
  name: 'late-reader-cut-character',
  title: 'What is left of a character that was cut when a late reader came is broken',
  killedBy: [['stream/characters', 'not-delivered']],
  start: () => restripLateStreams((piece) => piece.toString('utf8')),
})
