import { checkMalformed } from '../../checks/check-flag.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { asks, withFlag } from '../../faults/asks.ts'
import { not, query } from '../../faults/which.ts'
import { cite, parameterPointer, responsePointer } from '../../spec/operation.ts'

export const flagsDownloadMalformed: Clause = defineClause({
  id: 'flags/download-malformed',
  title: 'Any other value of download is refused with the documented 400',
  level: 'must',
  source: cite(parameterPointer('download'), '/components/schemas/Flag', responsePointer(400)),
  needs: ['finishedLog'],
  check: (scene) => checkMalformed(scene, 'download'),
  brokenBy: [
    {
      name: 'accepts-any-download',
      title: 'Any value of download is accepted',
      code: 'status',
      also: [['flags/one-malformed', 'status']],
      fault: asks(not(query('download', /^(true|false|[01])?$/)), withFlag('download', '0')),
    },
  ],
})
