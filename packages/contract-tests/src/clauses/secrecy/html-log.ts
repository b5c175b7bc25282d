import { checkMediaType } from '../../checks/check-media-type.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, documentedMediaType, mediaTypePointer } from '../../endpoint/operation.ts'
import { answers, answersWithLog, setHeader } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { header, ok } from '../../faults/which.ts'

export const secrecyHtmlLog = defineClause({
  id: 'secrecy/html-log',
  basis: 'expected',
  restsOn: ['body/media-type', 'body/every-media-type'],
  title: 'A log of HTML is plain text all the same',
  source: cite(mediaTypePointer(200)),
  needs: ['writtenLog'],
  async check({ arrange, baseline }) {
    const log = await arrange.writtenLog('<!doctype html><html><body><script>alert(document.cookie)</script></body></html>\n')
    const exchanges = [
      await baseline(log),
      await baseline(log, { query: 'raw=1' }),
      await baseline(log, { query: 'stream=1' }),
      await baseline(log, { headers: { Accept: 'text/html,*/*;q=0.8' } }),
    ]
    return exchanges.flatMap((exchange) => checkMediaType(exchange, documentedMediaType(200)))
  },
  brokenBy: faults('media-type', {
    'html-for-browsers': [
      'A reader that accepts HTML is told HTML',
      answers([ok, header('Accept', /text\/html/)], setHeader('Content-Type', 'text/html')),
    ],
    'sniffs-html': ['A log that looks like HTML is HTML', answersWithLog(/<html/, setHeader('Content-Type', 'text/html'))],
  }),
})
