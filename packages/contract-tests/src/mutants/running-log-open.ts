import { letIn } from '../proof/let-in.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const runningLogOpen: Mutant = defineMutant({
  name: 'running-log-open',
  title: 'The log of a running run is open to all',
  killedBy: [['auth/running', 'status']],
  start: letIn(({ isRunning }) => isRunning),
})
