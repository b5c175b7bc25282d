import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { restrip } from '../proof/spoil.ts'
import { commands, controlSequences, shortEscapes, strings, stripWith } from '../proof/strip-with.ts'

const page = 4096

export const leaksPastAPage: Mutant = defineMutant({
  name: 'leaks-past-a-page',
  title: 'A sequence that is cut by the end of the first 4 KiB leaks',
  killedBy: [['raw/long-sequences', 'bytes']],
  start: () =>
    restrip((raw) =>
      [raw.subarray(0, page), raw.subarray(page)]
        .map((part) => stripWith(part, controlSequences, commands, strings, shortEscapes))
        .join(''),
    ),
})
