import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { restrip } from '../proof/spoil.ts'
import { commands, controlSequences, shortEscapes, stripWith } from '../proof/strip-with.ts'

export const keepsEmptyStrings: Mutant = defineMutant({
  name: 'keeps-empty-strings',
  title: 'Strings of nothing are kept',
  killedBy: [['raw/strings', 'bytes']],
  start: () =>
    restrip((raw) =>
      stripWith(
        raw,
        controlSequences,
        commands,
        /(?:\u001b[PX^_]|[\u0090\u0098\u009e\u009f])[^\u001b\u009c\n]+(?:\u001b\\|\u009c)/g,
        shortEscapes,
      ),
    ),
})
