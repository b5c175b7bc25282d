import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { restrip } from '../proof/spoil.ts'
import { commands, controlSequences, shortEscapes, strings, stripWith } from '../proof/strip-with.ts'

export const keepsC1Controls: Mutant = defineMutant({
  name: 'keeps-c1-controls',
  title: 'Eight-bit control characters that begin no sequence are kept',
  killedBy: [['raw/controls', 'bytes']],
  start: () => restrip((raw) => stripWith(raw, controlSequences, commands, strings, shortEscapes)),
})
