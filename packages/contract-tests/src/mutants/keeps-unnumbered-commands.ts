import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { restrip } from '../proof/spoil.ts'
import { controlSequences, shortEscapes, strings, stripWith } from '../proof/strip-with.ts'

export const keepsUnnumberedCommands: Mutant = defineMutant({
  name: 'keeps-unnumbered-commands',
  title: 'Operating system commands without a number are kept',
  killedBy: [['raw/titles', 'bytes']],
  start: () =>
    restrip((raw) =>
      stripWith(
        raw,
        controlSequences,
        /(?:\u001b\]|\u009d)\d[^\u0007\u001b\u009c\n]*(?:\u0007|\u001b\\|\u009c)/g,
        strings,
        shortEscapes,
      ),
    ),
})
