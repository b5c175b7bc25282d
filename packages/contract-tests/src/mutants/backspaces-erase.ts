import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { restrip } from '../proof/spoil.ts'
import { commands, controlSequences, shortEscapes, strings, stripWith } from '../proof/strip-with.ts'

export const backspacesErase: Mutant = defineMutant({
  name: 'backspaces-erase',
  title: 'A backspace takes the character before it away',
  killedBy: [['raw/unprintable', 'bytes']],
  start: () =>
    restrip((raw) =>
      stripWith(
        Buffer.from(raw.toString('utf8').replace(/[^\n]\u0008/g, '')),
        controlSequences,
        commands,
        strings,
        shortEscapes,
      ),
    ),
})
