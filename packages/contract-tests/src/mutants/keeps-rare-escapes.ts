import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { restrip } from '../proof/spoil.ts'
import { commands, controlSequences, strings, stripWith } from '../proof/strip-with.ts'

export const keepsRareEscapes: Mutant = defineMutant({
  name: 'keeps-rare-escapes',
  title: 'Only the usual escapes of two characters are removed',
  killedBy: [['raw/short-escapes', 'bytes']],
  start: () =>
    restrip((raw) => stripWith(raw, controlSequences, commands, strings, /\u001b[ -/]+[0-~]|\u001b[78=>cDEHMNO\\]/g)),
})
