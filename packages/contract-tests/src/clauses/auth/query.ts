import { checkSame } from '../../checks/check-same.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'

export const authQuery: Clause = defineClause({
  id: 'auth/query',
  title: 'The owner reads a restricted log with ?token=, and gets what a bearer token gets',
  level: 'must',
  source: cite('/components/securitySchemes/apiKey'),
  needs: ['restricted-log'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.restrictedLog()
    const withHeader = await baseline(log, { headers: { Authorization: `Bearer ${log.token}` } })
    const withQuery = await read(log, { query: `token=${encodeURIComponent(log.token)}` })
    return checkSame(withQuery, withHeader, 'what the bearer token gets')
  },
})
