import { checkSame } from '../../checks/check-same.ts'
import { defineClause } from '../../clause/clause.ts'
import type { Finding } from '../../clause/finding.ts'
import { citeSection } from '../../clause/source.ts'
import { cite, mediaTypePointer } from '../../endpoint/operation.ts'
import { faulty } from '../../faults/counterexample.ts'
import { fieldOf, readAll, refusal, withBytes, withField } from '../../faults/wire.ts'

export const bodyAccept = defineClause({
  id: 'body/accept',
  title: 'Whatever a reader accepts, a log is the same plain text: no other form is documented',
  level: 'should',
  source: [
    ...cite(mediaTypePointer(200)),
    ...citeSection('RFC 9110, section 12.5.1', 'A server may disregard Accept and send what it has.'),
  ],
  needs: ['finishedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    const plain = await baseline(log)
    const found: Finding[] = []
    for (const Accept of ['application/json', 'text/html, application/xhtml+xml', 'image/png', 'text/event-stream'])
      found.push(...checkSame(await read(log, { headers: { Accept } }), plain, `the log as plain text (Accept: ${Accept})`))
    return found
  },
  brokenBy: [
    faulty('json-for-programs', 'A reader that accepts JSON gets the log as a string of JSON', 'bytes', () => async (request, forward) => {
      const answer = await forward(request)
      if (answer.status !== 200 || !(fieldOf(request, 'Accept') ?? '').startsWith('application/json')) return answer
      const text = (await readAll(answer.body)).toString('utf8')
      return withBytes(withField(answer, 'Content-Type', 'application/json'), JSON.stringify(text))
    }),
    faulty('not-acceptable', 'A reader that does not name plain text gets 406', 'status', () => async (request, forward) => {
      const answer = await forward(request)
      return answer.status === 200 && !/text\/(?:plain|\*)|\*\/\*/.test(fieldOf(request, 'Accept') ?? '*/*') ? refusal(406) : answer
    }),
  ],
})
