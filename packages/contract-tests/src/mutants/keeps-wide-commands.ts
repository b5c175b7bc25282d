import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { restrip } from '../proof/spoil.ts'
import { controlSequences, shortEscapes, strings, stripWith } from '../proof/strip-with.ts'

export const keepsWideCommands: Mutant = defineMutant({
  name: 'keeps-wide-commands',
  title: 'Operating system commands with a tab in them are kept',
  killedBy: [['raw/titles', 'bytes']],
  start: () =>
    restrip((raw) =>
      stripWith(
        raw,
        controlSequences,
        /(?:\u001b\]|\u009d)[^\u0007\u001b\u009c\n\t]*(?:\u0007|\u001b\\|\u009c)/g,
        strings,
        shortEscapes,
      ),
    ),
})
