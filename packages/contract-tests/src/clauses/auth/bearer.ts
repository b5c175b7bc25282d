import { checkAnswer } from '../../checks/check-answer.ts'
import { withBearer } from '../../checks/credentials.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite } from '../../endpoint/operation.ts'
import { every } from '../../faults/answers.ts'
import { asks, withoutHeader } from '../../faults/asks.ts'

export const authBearer = defineClause({
  id: 'auth/bearer',
  basis: 'required',
  title: 'The owner reads a restricted log with a bearer token',
  source: cite([
    'RFC 6750, section 2.1',
    'A bearer token is sent in the Authorization request header field. Resource servers MUST support this method.',
  ]),
  needs: ['restrictedLog'],
  async check({ arrange, read }) {
    const log = await arrange.restrictedLog()
    return checkAnswer(await read(log, withBearer(log.token)), 200)
  },
  brokenBy: faults('status', {
    'bearer-ignored': ['Bearer tokens are not read', asks(every, withoutHeader('Authorization'))],
  }),
})
