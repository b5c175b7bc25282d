import { letIn } from '../proof/let-in.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn } from '../proof/wire.ts'

export const runningDownloadOpen: Mutant = defineMutant({
  name: 'running-download-open',
  title: 'The log of a running run is open to all who download it',
  killedBy: [['auth/running', 'status']],
  start: letIn(({ isRunning, request }) => isRunning && isOn(request, 'download')),
})
