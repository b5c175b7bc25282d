import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilReads } from '../proof/spoil.ts'
import { isOn } from '../proof/wire.ts'

export const rawTrims: Mutant = defineMutant({
  name: 'raw-trims',
  title: 'The verbatim log is trimmed',
  killedBy: [['body/blank-lines', 'bytes']],
  start: () => spoilReads((text, request) => (isOn(request, 'raw') ? text.replace(/^[ \t\r\n]+|[ \t]+$/g, '') : text)),
})
