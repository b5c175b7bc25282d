import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilReads } from '../proof/spoil.ts'
import { isOn } from '../proof/wire.ts'

export const rawDropsMark: Mutant = defineMutant({
  name: 'raw-drops-mark',
  title: 'A byte-order mark that the program wrote is dropped from the verbatim log',
  killedBy: [['raw/byte-order-mark', 'bytes']],
  start: () => spoilReads((text, request) => (isOn(request, 'raw') ? text.replace(/^\u00ef\u00bb\u00bf/, '') : text)),
})
