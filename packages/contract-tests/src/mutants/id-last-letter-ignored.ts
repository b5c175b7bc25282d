import { findAnother } from '../proof/find-another.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const idLastLetterIgnored: Mutant = defineMutant({
  name: 'id-last-letter-ignored',
  title: 'The last letter of an id does not matter',
  killedBy: [['secrecy/ids', 'log-bytes']],
  start: findAnother((one, other) => one.length === other.length && one.slice(0, -1) === other.slice(0, -1)),
})
