import { letIn } from '../proof/let-in.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf } from '../proof/wire.ts'

export const rangeOpen: Mutant = defineMutant({
  name: 'range-open',
  title: 'A part of a log is open to all',
  killedBy: [['auth/other-headers', 'status']],
  start: letIn(({ request }) => fieldOf(request, 'Range') !== undefined),
})
