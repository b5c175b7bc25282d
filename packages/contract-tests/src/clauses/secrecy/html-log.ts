import { checkMediaType } from '../../checks/check-media-type.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, documentedMediaType, mediaTypePointer } from '../../endpoint/operation.ts'
import { faulty } from '../../faults/counterexample.ts'
import { fieldOf, isOn, readAll, withBytes, withField } from '../../faults/wire.ts'

export const secrecyHtmlLog = defineClause({
  id: 'secrecy/html-log',
  title: 'A log of HTML is plain text all the same',
  level: 'must',
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
  brokenBy: [
    faulty('html-for-browsers', 'A reader that accepts HTML is told HTML', 'media-type', () => async (request, forward) => {
      const answer = await forward(request)
      return answer.status === 200 && (fieldOf(request, 'Accept') ?? '').includes('text/html')
        ? withField(answer, 'Content-Type', 'text/html')
        : answer
    }),
    faulty('sniffs-html', 'A log that looks like HTML is HTML', 'media-type', () => async (request, forward) => {
      const answer = await forward(request)
      if (answer.status !== 200 || isOn(request, 'stream')) return answer
      const body = await readAll(answer.body)
      const type = body.includes('<html') ? 'text/html' : 'text/plain; charset=utf-8'
      return withField(withBytes(answer, body), 'Content-Type', type)
    }),
  ],
})
