import { letIn } from '../proof/let-in.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const ownerOpensToOthers: Mutant = defineMutant({
  name: 'owner-opens-to-others',
  title: 'What the owner read once is open to whoever has a token',
  killedBy: [['auth/order', 'status']],
  start: letIn(({ status }) => status === 403),
})
