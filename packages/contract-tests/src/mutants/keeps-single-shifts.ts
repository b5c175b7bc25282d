import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { restrip } from '../proof/spoil.ts'
import { commands, controlSequences, strings, stripWith } from '../proof/strip-with.ts'

export const keepsSingleShifts: Mutant = defineMutant({
  name: 'keeps-single-shifts',
  title: 'Single shifts are kept',
  killedBy: [['raw/single-shifts', 'escape']],
  start: () =>
    restrip((raw) => stripWith(raw, controlSequences, commands, strings, /\u001b[ -/]+[0-~]|\u001b[0-MQ-WYZ\\`-~]/g)),
})
