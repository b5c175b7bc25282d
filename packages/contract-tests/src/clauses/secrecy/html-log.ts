import { checkMediaType } from '../../checks/check-media-type.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { documentedMediaType, mediaTypePointer } from '../../spec/operation.ts'

export const secrecyHtmlLog: Clause = defineClause({
  id: 'secrecy/html-log',
  title: 'A log of HTML is plain text all the same',
  level: 'must',
  source: cite(mediaTypePointer(200)),
  needs: ['written-log'],
  async check({ arrange, baseline }) {
    const log = await arrange.writtenLog(
      '<!doctype html><html><body><script>alert(document.cookie)</script></body></html>\n',
    )
    const exchanges = [
      await baseline(log),
      await baseline(log, { query: 'raw=1' }),
      await baseline(log, { query: 'stream=1' }),
      await baseline(log, { headers: { Accept: 'text/html,*/*;q=0.8' } }),
    ]
    return exchanges.flatMap((exchange) => checkMediaType(exchange, documentedMediaType(200)))
  },
})
