import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { restrip } from '../proof/spoil.ts'
import { stripSequences } from '../proof/strip-with.ts'

export const brokenSequencesEatOn: Mutant = defineMutant({
  name: 'broken-sequences-eat-on',
  title: 'A sequence that a letter breaks off takes all up to its end',
  killedBy: [['raw/broken-off', 'text']],
  start: () =>
    restrip((raw) =>
      stripSequences(Buffer.from(raw.toString('utf8').replace(/\u001b\[[\d;]*[^ -~\n\u001b][^\n@-~]*[@-~]/g, ''))),
    ),
})
