import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { restrip } from '../proof/spoil.ts'
import { commands, controlSequences, strings, stripWith } from '../proof/strip-with.ts'

export const keepsTerminators: Mutant = defineMutant({
  name: 'keeps-terminators',
  title: 'Of a terminator that ends no string the backslash is kept',
  killedBy: [['raw/short-escapes', 'bytes']],
  start: () =>
    restrip((raw) =>
      stripWith(raw, controlSequences, commands, strings, /\u001b[ -/]+[0-~]|\u001b[0-OQ-WYZ`-~]|\u001b/g),
    ),
})
