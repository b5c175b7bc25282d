import { letIn } from '../proof/let-in.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const runningLogOpenToOthers: Mutant = defineMutant({
  name: 'running-log-open-to-others',
  title: 'The log of a running run is open to whoever has a token',
  killedBy: [['auth/running', 'status']],
  start: letIn(({ isRunning, status }) => isRunning && status === 403),
})
