import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { restrip } from '../proof/spoil.ts'
import { commands, shortEscapes, strings, stripWith } from '../proof/strip-with.ts'

export const leaksLongParameters: Mutant = defineMutant({
  name: 'leaks-long-parameters',
  title: 'Control sequences of more than 20 characters leak',
  killedBy: [['raw/long-sequences', 'bytes']],
  start: () =>
    restrip((raw) => stripWith(raw, /(?:\u001b\[|\u009b)[0-?]{0,20}[ -/]*[@-~]/g, commands, strings, shortEscapes)),
})
