import { checkSpellings } from '../../checks/check-flag.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { asks, withFlag } from '../../faults/asks.ts'
import { query } from '../../faults/which.ts'
import { cite, parameterPointer } from '../../spec/operation.ts'

export const flagsDownload: Clause = defineClause({
  id: 'flags/download',
  title: 'The flag download accepts true, 1, false and 0',
  level: 'must',
  source: cite(parameterPointer('download'), '/components/schemas/Flag', `${parameterPointer('download')}/example`),
  needs: ['finishedLog'],
  check: (scene) => checkSpellings(scene, 'download'),
  brokenBy: [
    {
      name: 'refuses-download-zero',
      title: 'download=0 is refused',
      code: 'status',
      fault: asks(query('download', '0'), withFlag('download', 'refused')),
    },
  ],
})
