import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { restrip } from '../proof/spoil.ts'
import { commands, controlSequences, shortEscapes, stripWith } from '../proof/strip-with.ts'

export const keepsStringsBeyondAscii: Mutant = defineMutant({
  name: 'keeps-strings-beyond-ascii',
  title: 'Strings with letters beyond ASCII are kept',
  killedBy: [['raw/strings', 'bytes']],
  start: () =>
    restrip((raw) => stripWith(raw, controlSequences, commands, /\u001b[PX^_][\t -~]*\u001b\\/g, shortEscapes)),
})
