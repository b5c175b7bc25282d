import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilReads } from '../proof/spoil.ts'
import { fieldOf } from '../proof/wire.ts'

export const rangesWith200: Mutant = defineMutant({
  name: 'ranges-with-200',
  title: 'A range is cut out of the log without saying so',
  killedBy: [['body/ranges', 'bytes']],
  start: () => spoilReads((text, request) => (fieldOf(request, 'Range') === undefined ? text : text.slice(0, 10))),
})
