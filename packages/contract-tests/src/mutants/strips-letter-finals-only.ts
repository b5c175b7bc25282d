import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { restrip } from '../proof/spoil.ts'
import { commands, shortEscapes, strings, stripWith } from '../proof/strip-with.ts'

export const stripsLetterFinalsOnly: Mutant = defineMutant({
  name: 'strips-letter-finals-only',
  title: 'Control sequences that end with no letter are kept, but for two',
  killedBy: [['raw/cursor', 'bytes']],
  start: () =>
    restrip((raw) => stripWith(raw, /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@A-Za-z~]/g, commands, strings, shortEscapes)),
})
