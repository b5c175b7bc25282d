import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { typeLogs } from '../proof/type-logs.ts'

export const typesByBeginning: Mutant = defineMutant({
  name: 'types-by-beginning',
  title: 'A log that begins as JSON does is JSON',
  killedBy: [['body/every-media-type', 'media-type']],
  start: () => typeLogs((_, log) => (log[0] === 0x7b ? 'application/json' : undefined)),
})
