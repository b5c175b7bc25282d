import { letIn } from '../proof/let-in.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn } from '../proof/wire.ts'

export const runningRawOpen: Mutant = defineMutant({
  name: 'running-raw-open',
  title: 'The log of a running run is open to all who ask for it raw',
  killedBy: [['auth/running', 'status']],
  start: letIn(({ isRunning, request }) => isRunning && isOn(request, 'raw')),
})
