import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, withQuery } from '../proof/wire.ts'

export const downloadIgnoresRaw: Mutant = defineMutant({
  name: 'download-ignores-raw',
  title: 'A download with raw is stripped',
  killedBy: [['download/raw', 'bytes']],
  start: () => async (request, forward) =>
    forward(isOn(request, 'download') ? withQuery(request, 'raw', undefined) : request),
})
