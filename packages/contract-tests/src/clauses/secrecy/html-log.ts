import { browserHeaders } from '../../checks/browser.ts'
import { checkMediaType } from '../../checks/check-media-type.ts'
import { checkNosniff } from '../../checks/check-nosniff.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, documentedMediaType, headerPointer, mediaTypePointer } from '../../endpoint/operation.ts'
import { answers, drop, header, ok, setHeader } from '../../faults/answers.ts'
import { answersWithLog } from '../../faults/bytes.ts'

const queries = ['', 'raw=1', 'stream=1', 'download=true&raw=true&stream=true']

export const secrecyHtmlLog = defineClause({
  id: 'secrecy/html-log',
  basis: 'expected',
  restsOn: ['body/media-type', 'body/every-media-type', 'secrecy/nosniff', 'flags/raw', 'flags/stream', 'flags/download'],
  title: 'A log of HTML is plain text all the same, and a browser is told not to guess',
  source: cite(mediaTypePointer(200), headerPointer(200, 'X-Content-Type-Options')),
  needs: ['writtenLog'],
  async check({ arrange, baseline }) {
    const log = await arrange.writtenLog('<!doctype html><html><body><script>alert(document.cookie)</script></body></html>\n')
    const variations = queries.flatMap((query) => [{ query }, { query, headers: browserHeaders }])
    const exchanges = await Promise.all(variations.map((variation) => baseline(log, variation)))
    return exchanges.flatMap((exchange) => [...checkMediaType(exchange, documentedMediaType(200)), ...checkNosniff(exchange)])
  },
  brokenBy: faults('media-type', {
    'html-for-browsers': [
      'A reader that accepts HTML is told HTML',
      answers([ok, header('Accept', /text\/html/)], setHeader('Content-Type', 'text/html')),
    ],
    'markup-without-nosniff': [
      'A browser may guess what a log is that begins like HTML',
      answersWithLog(/^</, drop('X-Content-Type-Options')),
      { code: 'nosniff' },
    ],
    'sniffs-html': ['A log that looks like HTML is HTML', answersWithLog(/<html/, setHeader('Content-Type', 'text/html'))],
  }),
})
