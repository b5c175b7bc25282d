import { bringLast } from '../proof/bring-last.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { idOf } from '../proof/wire.ts'

export const noIdBringsTheLast: Mutant = defineMutant({
  name: 'no-id-brings-the-last',
  title: 'No id brings the log read before',
  killedBy: [['secrecy/dot-ids', 'log-bytes']],
  start: bringLast((request) => idOf(request) === ''),
})
