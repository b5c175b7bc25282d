import { checkSame } from '../../checks/check-same.ts'
import { withBearer, withQueryToken } from '../../checks/credentials.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../endpoint/operation.ts'
import { asks, withoutFlag } from '../../faults/asks.ts'
import { faults } from '../../faults/counterexample.ts'
import { every } from '../../faults/which.ts'

export const authQuery = defineClause({
  id: 'auth/query',
  basis: 'expected',
  restsOn: ['auth/bearer'],
  title: 'The owner reads a restricted log with ?token=, and gets what a bearer token gets',
  source: cite('/components/securitySchemes/apiKey'),
  needs: ['restrictedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.restrictedLog()
    const withHeader = await baseline(log, withBearer(log.token))
    const withQuery = await read(log, withQueryToken(log.token))
    return checkSame(withQuery, withHeader, 'what the bearer token gets')
  },
  brokenBy: faults('status', {
    'query-token-ignored': [
      'Tokens in the query are not read',
      asks(every, withoutFlag('token')),
      { also: { 'auth/foreign-query': 'status' } },
    ],
  }),
})
