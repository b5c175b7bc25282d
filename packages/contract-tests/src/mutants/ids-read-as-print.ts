import { findAnother } from '../proof/find-another.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

const asPrinted = (id: string): string => id.replaceAll('0', 'O').replace(/[1l]/g, 'I')

export const idsReadAsPrint: Mutant = defineMutant({
  name: 'ids-read-as-print',
  title: 'Letters that look alike in print are the same in an id',
  killedBy: [['secrecy/named-ids', 'log-bytes']],
  start: findAnother((one, other) => asPrinted(one) === asPrinted(other)),
})
