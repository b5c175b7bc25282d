import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilReads } from '../proof/spoil.ts'
import { tokenOf } from '../proof/wire.ts'

export const ownerReadsTwoMib: Mutant = defineMutant({
  name: 'owner-reads-two-mib',
  title: 'With a token only the first 2 MiB of a log are read',
  killedBy: [['stream/restricted', 'bytes']],
  start: () => spoilReads((text, request) => (tokenOf(request) === undefined ? text : text.slice(0, 2 * 1024 * 1024))),
})
