import { letIn } from '../proof/let-in.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withToken } from '../proof/wire.ts'

export const cachedByFlags: Mutant = defineMutant({
  name: 'cached-by-flags',
  title: 'A cache that knows the path and the flags, but not the token, answers for the server',
  killedBy: [['auth/order', 'status']],
  start: letIn(({ request, before }) =>
    before.some((one) => withToken(one, undefined).path === withToken(request, undefined).path),
  ),
})
