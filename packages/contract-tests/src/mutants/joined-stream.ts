import { letIn } from '../proof/let-in.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn } from '../proof/wire.ts'

export const joinedStream: Mutant = defineMutant({
  name: 'joined-stream',
  title: 'A stream that the owner follows can be joined by all',
  killedBy: [['auth/running', 'status']],
  start: letIn(({ request, before }) => isOn(request, 'stream') && before.some((one) => isOn(one, 'stream'))),
})
