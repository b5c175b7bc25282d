import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { restrip } from '../proof/spoil.ts'
import { controlSequences, shortEscapes, stripWith } from '../proof/strip-with.ts'

export const leaksLongStrings: Mutant = defineMutant({
  name: 'leaks-long-strings',
  title: 'Commands and strings of more than 64 characters leak',
  killedBy: [['raw/long-sequences', 'bytes']],
  start: () =>
    restrip((raw) =>
      stripWith(
        raw,
        controlSequences,
        /(?:\u001b\]|\u009d)[^\u0007\u001b\u009c\n]{0,64}(?:\u0007|\u001b\\|\u009c)/g,
        /(?:\u001b[PX^_]|[\u0090\u0098\u009e\u009f])[^\u001b\u009c\n]{0,64}(?:\u001b\\|\u009c)/g,
        shortEscapes,
      ),
    ),
})
