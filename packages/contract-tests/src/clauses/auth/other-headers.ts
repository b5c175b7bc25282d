import { checkRefusal } from '../../checks/check-refusal.ts'
import { withBearer } from '../../checks/credentials.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { answers, setBody, setStatus } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { letIn } from '../../faults/let-in.ts'
import { header, status } from '../../faults/which.ts'

/** What a server behind a proxy, or one that looks at the wrong thing first, may take for a reason to let somebody in. */
const headers = [
  { 'X-Forwarded-For': '127.0.0.1', 'X-Real-IP': '127.0.0.1', Forwarded: 'for=127.0.0.1' },
  { 'X-Forwarded-Host': 'localhost', 'X-Forwarded-Proto': 'https' },
  { Range: 'bytes=0-' },
  { 'If-None-Match': '*' },
  { 'If-Modified-Since': 'Fri, 01 Jan 2038 00:00:00 GMT' },
  { Accept: 'text/event-stream' },
  { 'X-HTTP-Method-Override': 'OPTIONS' },
  { Origin: 'https://console.apify.com', Referer: 'https://console.apify.com/' },
  { Cookie: 'session=1; admin=true' },
]

export const authOtherHeaders = defineClause({
  id: 'auth/other-headers',
  title: 'No header but Authorization opens a restricted log',
  level: 'must',
  source: cite(responsePointer(401), '/components/securitySchemes/httpBearer', [
    'RFC 9110, section 13.2.1',
    'Preconditions are for requests that would otherwise be a success.',
  ]),
  needs: ['restrictedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.restrictedLog()
    const { body } = await baseline(log, withBearer(log.token))
    const exchanges = await Promise.all(headers.map((given) => read(log, { headers: given })))
    return exchanges.flatMap((exchange) => checkRefusal(exchange, [401], body))
  },
  brokenBy: faults('status', {
    'not-modified-for-all': [
      'Who is refused is told whether a log changed',
      answers([status(401), header('If-Modified-Since')], setBody(''), setStatus(304)),
    ],
    'range-open': ['A part of a log is open to all', letIn(header('Range'))],
    'trusts-forwarded-for': ['Who says to come from the machine itself is let in', letIn(header('X-Forwarded-For', '127.0.0.1'))],
  }),
})
