import { checkMediaType } from '../../checks/check-media-type.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { documentedMediaType, mediaTypePointer } from '../../spec/operation.ts'

export const bodyMediaType: Clause = defineClause({
  id: 'body/media-type',
  title: 'A log is plain text',
  level: 'must',
  source: cite(mediaTypePointer(200)),
  needs: ['finished-log'],
  async check({ arrange, baseline }) {
    return checkMediaType(await baseline(await arrange.finishedLog()), documentedMediaType(200))
  },
})
