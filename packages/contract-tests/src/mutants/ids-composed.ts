import { findAnother } from '../proof/find-another.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const idsComposed: Mutant = defineMutant({
  name: 'ids-composed',
  title: 'Ids are compared in one Unicode form',
  killedBy: [['secrecy/named-ids', 'status']],
  start: findAnother((one, other) => one.normalize('NFC') === other.normalize('NFC')),
})
