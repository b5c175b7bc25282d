import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilReads } from '../proof/spoil.ts'

export const skipsInnerHead: Mutant = defineMutant({
  name: 'skips-inner-head',
  title: 'A log that looks like an answer of HTTP loses its head',
  killedBy: [['body/protocols', 'bytes']],
  start: () => spoilReads((text) => text.replace(/HTTP\/1\.1 [\s\S]*?\r?\n\r?\n/, '')),
})
