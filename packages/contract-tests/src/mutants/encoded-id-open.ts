import { letIn } from '../proof/let-in.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { pathOf } from '../proof/wire.ts'

export const encodedIdOpen: Mutant = defineMutant({
  name: 'encoded-id-open',
  title: 'Whether a log is restricted is looked up under the id as it was spelled',
  killedBy: [['auth/spellings', 'log-bytes']],
  start: letIn(({ request }) => /%[4-7]/.test(pathOf(request))),
})
