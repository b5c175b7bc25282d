import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { restrip } from '../proof/spoil.ts'
import { stripSequences } from '../proof/strip-with.ts'

export const controlsAreSpaces: Mutant = defineMutant({
  name: 'controls-are-spaces',
  title: 'A control character becomes a space',
  killedBy: [['raw/unprintable', 'bytes']],
  start: () => restrip((raw) => stripSequences(raw).replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, ' ')),
})
