import { bringLast } from '../proof/bring-last.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { idOf } from '../proof/wire.ts'

export const dotsBringTheLast: Mutant = defineMutant({
  name: 'dots-bring-the-last',
  title: 'Two dots for an id bring the log read before',
  killedBy: [['secrecy/dot-ids', 'log-bytes']],
  start: bringLast((request) => idOf(request) === '..'),
})
