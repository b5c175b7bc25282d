import { checkSame } from '../../checks/check-same.ts'
import { defineClause } from '../../clause/clause.ts'
import type { Finding } from '../../clause/finding.ts'
import { cite, mediaTypePointer } from '../../endpoint/operation.ts'
import { answers, edit, refuse, setHeader } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { header, not, ok } from '../../faults/which.ts'

export const bodyAccept = defineClause({
  id: 'body/accept',
  title: 'Whatever a reader accepts, a log is the same plain text: no other form is documented',
  level: 'should',
  source: cite(mediaTypePointer(200), ['RFC 9110, section 12.5.1', 'A server may disregard Accept and send what it has.']),
  needs: ['finishedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    const plain = await baseline(log)
    const found: Finding[] = []
    for (const Accept of ['application/json', 'text/html, application/xhtml+xml', 'image/png', 'text/event-stream'])
      found.push(...checkSame(await read(log, { headers: { Accept } }), plain, `the log as plain text (Accept: ${Accept})`))
    return found
  },
  brokenBy: faults('bytes', {
    'json-for-programs': [
      'A reader that accepts JSON gets the log as a string of JSON',
      answers(
        [ok, header('Accept', /^application\/json/)],
        setHeader('Content-Type', 'application/json'),
        edit((text) => JSON.stringify(text)),
      ),
    ],
    'not-acceptable': [
      'A reader that does not name plain text gets 406',
      answers([ok, not(header('Accept', /text\/(?:plain|\*)|\*\/\*/)), header('Accept')], refuse(406)),
      { code: 'status' },
    ],
  }),
})
