import { findAnother } from '../proof/find-another.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const idAsSum: Mutant = defineMutant({
  name: 'id-as-sum',
  title: 'Ids of the same letters are the same',
  killedBy: [['secrecy/ids', 'log-bytes']],
  start: findAnother((one, other) => [...one].sort().join('') === [...other].sort().join('')),
})
