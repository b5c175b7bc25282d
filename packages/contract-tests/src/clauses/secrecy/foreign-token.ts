import { checkNoToken } from '../../checks/check-secrecy.ts'
import { withBearer, withQueryToken } from '../../checks/credentials.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../endpoint/operation.ts'
import { answers, setInError } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { refused } from '../../faults/which.ts'

export const secrecyForeignToken = defineClause({
  id: 'secrecy/foreign-token',
  basis: 'expected',
  title: 'A refusal does not hold the token that was not enough',
  source: cite('/components/securitySchemes/httpBearer', '/components/securitySchemes/apiKey', [
    'RFC 6750, section 5.3',
    'Bearer tokens must be protected from disclosure.',
  ]),
  needs: ['foreignLog'],
  async check({ arrange, read }) {
    const log = await arrange.foreignLog()
    const exchanges = [await read(log, withBearer(log.token)), await read(log, withQueryToken(log.token))]
    return exchanges.flatMap((exchange) => checkNoToken(exchange, log.token))
  },
  brokenBy: faults('token-in-body', {
    'token-in-error': [
      'An error repeats the query',
      answers(
        refused,
        setInError('request', ({ path }) => path),
      ),
      { also: { 'secrecy/known-token': 'token-in-body' } },
    ],
  }),
})
