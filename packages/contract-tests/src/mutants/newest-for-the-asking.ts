import { bringLast } from '../proof/bring-last.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { idOf } from '../proof/wire.ts'

export const newestForTheAsking: Mutant = defineMutant({
  name: 'newest-for-the-asking',
  title: 'The id "latest" brings the log that was read last',
  killedBy: [['secrecy/ids', 'status']],
  start: bringLast((request) => idOf(request) === 'latest'),
})
