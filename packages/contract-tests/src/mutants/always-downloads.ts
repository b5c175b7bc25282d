import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, queryOf, withQuery } from '../proof/wire.ts'

export const alwaysDownloads: Mutant = defineMutant({
  name: 'always-downloads',
  title: 'Every log is an attachment',
  killedBy: [
    ['download/absent', 'attachment'],
    ['download/false', 'attachment'],
  ],
  start: () => async (request, forward) =>
    forward(
      request.method === 'GET' && !isOn(request, 'download') && !queryOf(request, 'download')?.startsWith('b')
        ? withQuery(request, 'download', '1')
        : request,
    ),
})
