import { checkError } from '../../checks/check-error.ts'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { answers, setStatus } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { status } from '../../faults/which.ts'

export const authForeignQuery = defineClause({
  id: 'auth/foreign-query',
  title: "Someone else's restricted log, with a token in the query that is known, is a 403",
  level: 'must',
  source: cite(responsePointer(403)),
  needs: ['foreignLog'],
  async check({ arrange, read }) {
    const log = await arrange.foreignLog()
    const exchange = await read(log, { query: `token=${encodeURIComponent(log.token)}` })
    return [...checkError(exchange, 403), ...checkNoLogBytes(exchange, log.written ?? '')]
  },
  brokenBy: faults('status', {
    'forbidden-as-unauthorized': [
      'A 403 is a 401',
      answers(status(403), setStatus(401)),
      { also: { 'errors/forbidden': 'status', 'auth/foreign-bearer': 'status' } },
    ],
  }),
})
