import { checkError } from '../../checks/check-error.ts'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { answers, setBody } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { status } from '../../faults/which.ts'

export const authForeignBearer = defineClause({
  id: 'auth/foreign-bearer',
  title: "Someone else's restricted log, with a bearer token that is known, is a 403",
  level: 'must',
  source: cite(responsePointer(403)),
  needs: ['foreignLog'],
  async check({ arrange, read }) {
    const log = await arrange.foreignLog()
    const exchange = await read(log, { headers: { Authorization: `Bearer ${log.token}` } })
    return [...checkError(exchange, 403), ...checkNoLogBytes(exchange, log.written ?? '')]
  },
  brokenBy: faults('not-json', {
    'error-body-empty': ['The body of a 403 is empty', answers(status(403), setBody('')), { also: { 'errors/forbidden': 'not-json' } }],
  }),
})
