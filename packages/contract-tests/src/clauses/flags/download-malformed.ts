import { checkMalformed } from '../../checks/check-flag.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer, responsePointer } from '../../spec/operation.ts'

export const flagsDownloadMalformed: Clause = defineClause({
  id: 'flags/download-malformed',
  title: 'Any other value of download is refused with the documented 400',
  level: 'must',
  source: cite(parameterPointer('download'), '/components/schemas/Flag', responsePointer(400)),
  needs: ['finished-log'],
  check: (scene) => checkMalformed(scene, 'download'),
})
