import { checkAttachment } from '../../checks/check-disposition.ts'
import { checkSame } from '../../checks/check-same.ts'
import { withBearer } from '../../checks/credentials.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../endpoint/operation.ts'
import { asks, withoutFlag } from '../../faults/asks.ts'
import { faults } from '../../faults/counterexample.ts'
import { path } from '../../faults/which.ts'

export const authQueryAndFlags = defineClause({
  id: 'auth/query-and-flags',
  basis: 'expected',
  restsOn: ['auth/query', 'auth/flags-with-token'],
  title: 'A token in the query goes with every flag',
  source: cite('/components/securitySchemes/apiKey'),
  needs: ['restrictedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.restrictedLog()
    const token = encodeURIComponent(log.token)
    const withHeader = await baseline(log, withBearer(log.token))
    const found = []
    for (const query of [`stream=1&token=${token}`, `token=${token}&download=1`, `raw=0&token=${token}&stream=true`]) {
      const exchange = await read(log, { query })
      found.push(...checkSame(exchange, withHeader, 'what the bearer token gets'))
      if (query.includes('download')) found.push(...checkAttachment(exchange))
    }
    return found
  },
  brokenBy: faults('status', {
    'token-must-come-last': ['A token that is followed by a flag is not read', asks(path(/token=[^&]*&/), withoutFlag('token'))],
  }),
})
