import { letIn } from '../proof/let-in.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf } from '../proof/wire.ts'

export const trustsForwardedFor: Mutant = defineMutant({
  name: 'trusts-forwarded-for',
  title: 'Who says to come from the machine itself is let in',
  killedBy: [['auth/other-headers', 'status']],
  start: letIn(({ request }) => fieldOf(request, 'X-Forwarded-For') === '127.0.0.1'),
})
