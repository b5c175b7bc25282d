import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { restrip } from '../proof/spoil.ts'
import { stripSequences } from '../proof/strip-with.ts'

const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g

export const escapesTakeAnyNext: Mutant = defineMutant({
  name: 'escapes-take-any-next',
  title: 'An escape takes the next character, whichever it is',
  killedBy: [['raw/broken-off', 'text']],
  start: () =>
    restrip((raw) =>
      stripSequences(raw)
        .replace(/\u001b./gu, '')
        .replace(controls, ''),
    ),
})
