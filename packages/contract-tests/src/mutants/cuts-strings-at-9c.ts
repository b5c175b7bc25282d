import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { restrip } from '../proof/spoil.ts'
import { commands, controlSequences, shortEscapes, strings, stripWith } from '../proof/strip-with.ts'

export const cutsStringsAt9c: Mutant = defineMutant({
  name: 'cuts-strings-at-9c',
  title: 'A byte 9C within a character ends a command',
  killedBy: [['raw/titles', 'bytes']],
  start: () =>
    restrip((raw) => {
      const bytes = raw.toString('latin1').replace(/\u001b\][^\u0007\u001b\u009c\n]*\u009c/g, '')
      return stripWith(Buffer.from(bytes, 'latin1'), controlSequences, commands, strings, shortEscapes)
    }),
})
