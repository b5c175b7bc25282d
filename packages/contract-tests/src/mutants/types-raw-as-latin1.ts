import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { typeLogs } from '../proof/type-logs.ts'
import { isOn } from '../proof/wire.ts'

export const typesRawAsLatin1: Mutant = defineMutant({
  name: 'types-raw-as-latin1',
  title: 'A verbatim log says that it is Latin-1',
  killedBy: [['body/every-media-type', 'charset']],
  start: () => typeLogs((request) => (isOn(request, 'raw') ? 'text/plain; charset=iso-8859-1' : undefined)),
})
