import { letIn } from '../proof/let-in.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn } from '../proof/wire.ts'

export const runningStreamOpen: Mutant = defineMutant({
  name: 'running-stream-open',
  title: 'A running run is streamed to all',
  killedBy: [['auth/running', 'status']],
  start: letIn(({ isRunning, request }) => isRunning && isOn(request, 'stream')),
})
