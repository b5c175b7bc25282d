import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { restrip } from '../proof/spoil.ts'
import { commands, controlSequences, shortEscapes, strings, stripWith } from '../proof/strip-with.ts'

/** Stands for what is kept meanwhile. */
const mark = '\ue00d'

export const keepsCarriageReturns: Mutant = defineMutant({
  name: 'keeps-carriage-returns',
  title: 'Carriage returns are kept',
  killedBy: [['raw/controls', 'bytes']],
  start: () =>
    restrip((raw) => {
      const marked = Buffer.from(raw.toString('utf8').replaceAll('\r', mark))
      return stripWith(marked, controlSequences, commands, strings, shortEscapes).replaceAll(mark, '\r')
    }),
})
