import { checkAnswer } from '../../checks/check-answer.ts'
import { checkBytes } from '../../checks/check-bytes.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../endpoint/operation.ts'
import { faulty } from '../../faults/counterexample.ts'

export const authBearer = defineClause({
  id: 'auth/bearer',
  title: 'The owner reads a restricted log with a bearer token',
  level: 'must',
  source: cite('/components/securitySchemes/httpBearer'),
  needs: ['restrictedLog'],
  async check({ arrange, read }) {
    const log = await arrange.restrictedLog()
    const exchange = await read(log, { headers: { Authorization: `Bearer ${log.token}` } })
    return [...checkAnswer(exchange, 200), ...(log.written === undefined ? [] : checkBytes(exchange, log.written, 'the log'))]
  },
  brokenBy: [
    faulty(
      'bearer-ignored',
      'Bearer tokens are not read',
      'status',
      () => async (request, forward) =>
        forward({ ...request, fields: request.fields.filter(([name]) => name.toLowerCase() !== 'authorization') }),
      [['auth/wrong-bearer', 'status']],
    ),
  ],
})
