import { letIn } from '../proof/let-in.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, queryOf } from '../proof/wire.ts'

export const rawDownloadsOpen: Mutant = defineMutant({
  name: 'raw-downloads-open',
  title: 'Whoever has a token saves the verbatim log of others',
  killedBy: [['auth/every-combination', 'log-bytes']],
  start: letIn(
    ({ request, status }) =>
      status === 403 &&
      queryOf(request, 'raw') === 'true' &&
      queryOf(request, 'download') === 'true' &&
      !isOn(request, 'stream'),
  ),
})
