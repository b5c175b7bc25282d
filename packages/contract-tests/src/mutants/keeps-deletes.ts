import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { restrip } from '../proof/spoil.ts'
import { stripSequences } from '../proof/strip-with.ts'

export const keepsDeletes: Mutant = defineMutant({
  name: 'keeps-deletes',
  title: 'The character of the delete key is kept',
  killedBy: [['raw/unprintable', 'bytes']],
  start: () => restrip((raw) => stripSequences(raw).replace(/[\u0000-\u0008\u000b-\u001f\u0080-\u009f]/g, '')),
})
