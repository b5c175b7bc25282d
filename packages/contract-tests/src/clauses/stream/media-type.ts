import { checkCharset, checkMediaType } from '../../checks/check-media-type.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, documentedMediaType, mediaTypePointer, parameterPointer } from '../../endpoint/operation.ts'
import { answers, ok, on, setHeader } from '../../faults/answers.ts'

export const streamMediaType = defineClause({
  id: 'stream/media-type',
  basis: 'expected',
  restsOn: ['body/media-type', 'stream/finished'],
  title: 'A streamed log has the media type of a log',
  source: cite(parameterPointer('stream'), mediaTypePointer(200)),
  needs: ['finishedLog'],
  async check({ arrange, baseline }) {
    const exchange = await baseline(await arrange.finishedLog(), { query: 'stream=1' })
    return [...checkMediaType(exchange, documentedMediaType(200)), ...checkCharset(exchange)]
  },
  brokenBy: faults('media-type', {
    'event-stream': [
      'A stream has the media type of server-sent events',
      answers([ok, on('stream')], setHeader('Content-Type', 'text/event-stream')),
    ],
  }),
})
