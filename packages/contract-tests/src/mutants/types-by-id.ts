import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { typeLogs } from '../proof/type-logs.ts'
import { idOf } from '../proof/wire.ts'

export const typesById: Mutant = defineMutant({
  name: 'types-by-id',
  title: 'A log whose id ends as a page does is HTML',
  killedBy: [['body/every-media-type', 'media-type']],
  start: () => typeLogs((request) => (idOf(request).endsWith('.html') ? 'text/html' : undefined)),
})
