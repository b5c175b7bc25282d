import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { restrip } from '../proof/spoil.ts'
import { stripSequences } from '../proof/strip-with.ts'

export const interruptingSequencesKept: Mutant = defineMutant({
  name: 'interrupting-sequences-kept',
  title: 'A sequence that breaks another off is kept but for its escape',
  killedBy: [['raw/broken-off', 'text']],
  start: () =>
    restrip((raw) => stripSequences(Buffer.from(raw.toString('utf8').replace(/\u001b\[?[\d;]*\u001b/g, '')))),
})
