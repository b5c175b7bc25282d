import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, withQuery } from '../proof/wire.ts'

export const downloadWaits: Mutant = defineMutant({
  name: 'download-waits',
  title: 'A download of a running log comes when the run has ended',
  killedBy: [['download/running', 'body-hangs']],
  start: () => async (request, forward) =>
    forward(isOn(request, 'download') ? withQuery(request, 'stream', '1') : request),
})
