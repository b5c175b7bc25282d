import { letIn } from '../proof/let-in.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { tokenOf } from '../proof/wire.ts'

export const undefinedTokenOpens: Mutant = defineMutant({
  name: 'undefined-token-opens',
  title: 'The token undefined opens every log',
  killedBy: [['auth/empty-token', 'status']],
  start: letIn(({ request }) => tokenOf(request) === 'undefined'),
})
