import { checkCharset, checkMediaType } from '../../checks/check-media-type.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { documentedMediaType, mediaTypePointer, parameterPointer } from '../../spec/operation.ts'

export const streamMediaType: Clause = defineClause({
  id: 'stream/media-type',
  title: 'A streamed log has the media type of a log',
  level: 'must',
  source: [...cite(parameterPointer('stream')), ...cite(mediaTypePointer(200))],
  needs: ['finished-log'],
  async check({ arrange, baseline }) {
    const exchange = await baseline(await arrange.finishedLog(), { query: 'stream=1' })
    return [...checkMediaType(exchange, documentedMediaType(200)), ...checkCharset(exchange)]
  },
})
