import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { typeLogs } from '../proof/type-logs.ts'
import { fieldOf } from '../proof/wire.ts'

export const typesAsAccepted: Mutant = defineMutant({
  name: 'types-as-accepted',
  title: 'A log has the media type that is accepted',
  killedBy: [['body/every-media-type', 'media-type']],
  start: () => typeLogs((request) => fieldOf(request, 'Accept')?.split(',')[0]?.replace('*/*', 'text/plain')),
})
