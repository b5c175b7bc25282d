import { checkSame } from '../../checks/check-same.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { operationPointer } from '../../spec/operation.ts'

export const authKnownForOpen: Clause = defineClause({
  id: 'auth/known-for-open',
  title: 'A known token changes nothing for a log that anyone may read',
  level: 'must',
  source: cite(operationPointer(), '/components/securitySchemes/httpBearer', '/components/securitySchemes/apiKey'),
  needs: ['finished-log', 'known-token'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    const token = await arrange.knownToken()
    const plain = await baseline(log)
    const exchanges = [
      await read(log, { headers: { Authorization: `Bearer ${token}` } }),
      await read(log, { query: `token=${encodeURIComponent(token)}` }),
    ]
    return exchanges.flatMap((exchange) => checkSame(exchange, plain, 'what no token gets'))
  },
})
