import { letIn } from '../proof/let-in.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { tokenOf } from '../proof/wire.ts'

export const emptyTokenOpens: Mutant = defineMutant({
  name: 'empty-token-opens',
  title: 'An empty token opens every log',
  killedBy: [['auth/empty-token', 'status']],
  start: letIn(({ request }) => tokenOf(request) === ''),
})
