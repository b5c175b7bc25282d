import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { holdStreams } from '../proof/spoil.ts'
import { fieldOf } from '../proof/wire.ts'

export const buffersForBrowsers: Mutant = defineMutant({
  name: 'buffers-for-browsers',
  title: 'A stream comes when it is over to those who accept HTML',
  killedBy: [['stream/different-flags', 'not-delivered']],
  start: () => holdStreams((request) => /html/.test(fieldOf(request, 'Accept') ?? '')),
})
