import { letIn } from '../proof/let-in.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const endedLogOpen: Mutant = defineMutant({
  name: 'ended-log-open',
  title: 'A log is open to all once its run has ended',
  killedBy: [['auth/running', 'status']],
  start: letIn(({ isRunning }) => !isRunning),
})
