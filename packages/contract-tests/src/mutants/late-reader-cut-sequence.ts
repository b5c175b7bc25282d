import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { restripLateStreams } from '../proof/spoil.ts'

function strip(piece: Buffer): Buffer {
  const text = piece
    .toString('latin1')
    .replace(/\u001b\[[0-?]*(?:[@-~]|$)|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\|$)/g, '')
  return Buffer.from(text, 'latin1')
}

export const lateReaderCutSequence: Mutant = defineMutant({
  name: 'late-reader-cut-sequence',
  title: 'What is left of a sequence that was cut when a late reader came leaks',
  killedBy: [['stream/printable', 'not-delivered']],
  start: () => restripLateStreams(strip),
})
