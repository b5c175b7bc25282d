import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { restrip } from '../proof/spoil.ts'
import { stripSequences } from '../proof/strip-with.ts'

export const keepsRareControls: Mutant = defineMutant({
  name: 'keeps-rare-controls',
  title: 'Control characters that few programs write are kept',
  killedBy: [['raw/controls', 'bytes']],
  start: () => restrip((raw) => stripSequences(raw).replace(/[\u0000\u0007\u0008\u000b-\u000e\u007f]/g, '')),
})
