import { checkRefusal } from '../../checks/check-refusal.ts'
import { withBearer, withQueryToken } from '../../checks/credentials.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { answers, setHeader, setStatus } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { on, query, status } from '../../faults/which.ts'

export const authForeignFlags = defineClause({
  id: 'auth/foreign-flags',
  title: "Someone else's restricted log is a 403 whatever the flags",
  level: 'must',
  source: cite(responsePointer(403)),
  needs: ['foreignLog'],
  async check({ arrange, read }) {
    const log = await arrange.foreignLog()
    const queries = ['stream=1', 'download=true', 'raw=1', 'stream=true&raw=true&download=true']
    const variations = queries.flatMap((query) => [withBearer(log.token, query), withQueryToken(log.token, query)])
    const exchanges = await Promise.all(variations.map((variation) => read(log, variation)))
    return exchanges.flatMap((exchange) => checkRefusal(exchange, [403], log.written ?? ''))
  },
  brokenBy: faults('media-type', {
    'forbidden-as-not-found': ['A 403 is a 404', answers(status(403), setStatus(404)), { code: 'status' }],
    'foreign-flags-as-text': ['With raw a 403 is text', answers([status(403), on('raw')], setHeader('Content-Type', 'text/plain'))],
    'foreign-stream-as-text': [
      'With stream and a token in the query a 403 is text',
      answers([status(403), on('stream'), query('token')], setHeader('Content-Type', 'text/plain')),
    ],
  }),
})
