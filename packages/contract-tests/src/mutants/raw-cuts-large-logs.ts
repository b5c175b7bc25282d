import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilReads } from '../proof/spoil.ts'
import { isOn } from '../proof/wire.ts'

export const rawCutsLargeLogs: Mutant = defineMutant({
  name: 'raw-cuts-large-logs',
  title: 'A verbatim log ends after 8 MiB',
  killedBy: [['body/large', 'bytes']],
  start: () => spoilReads((text, request) => (isOn(request, 'raw') ? text.slice(0, 8 * 1024 * 1024) : text)),
})
