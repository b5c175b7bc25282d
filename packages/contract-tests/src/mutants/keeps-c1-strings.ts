import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { restrip } from '../proof/spoil.ts'
import { commands, controlSequences, shortEscapes, stripWith } from '../proof/strip-with.ts'

export const keepsC1Strings: Mutant = defineMutant({
  name: 'keeps-c1-strings',
  title: 'Strings that an eight-bit control begins are kept',
  killedBy: [['raw/c1', 'bytes']],
  start: () =>
    restrip((raw) => stripWith(raw, controlSequences, commands, /\u001b[PX^_][^\u001b\n]*\u001b\\/g, shortEscapes)),
})
