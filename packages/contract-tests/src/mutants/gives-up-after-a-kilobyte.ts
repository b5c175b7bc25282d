import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { restrip } from '../proof/spoil.ts'
import { controlSequences, shortEscapes, strings, stripWith } from '../proof/strip-with.ts'

export const givesUpAfterAKilobyte: Mutant = defineMutant({
  name: 'gives-up-after-a-kilobyte',
  title: 'A command of more than 1 KiB is given up: its rest is text',
  killedBy: [['raw/long-sequences', 'bytes']],
  start: () =>
    restrip((raw) =>
      stripWith(raw, controlSequences, strings, /\u001b\][^\u0007\u001b\n]{0,1024}(?:\u0007|\u001b\\)?/g, shortEscapes),
    ),
})
