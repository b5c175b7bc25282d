import { checkRefusal } from '../../checks/check-refusal.ts'
import { withBearer, withQueryToken } from '../../checks/credentials.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { responsePointer } from '../../spec/operation.ts'

export const authForeignFlags: Clause = defineClause({
  id: 'auth/foreign-flags',
  title: "Someone else's restricted log is a 403 whatever the flags",
  level: 'must',
  source: cite(responsePointer(403)),
  needs: ['foreign-log'],
  async check({ arrange, read }) {
    const log = await arrange.foreignLog()
    const queries = ['stream=1', 'download=true', 'raw=1', 'stream=true&raw=true&download=true']
    const variations = queries.flatMap((query) => [withBearer(log.token, query), withQueryToken(log.token, query)])
    const exchanges = await Promise.all(variations.map((variation) => read(log, variation)))
    return exchanges.flatMap((exchange) => checkRefusal(exchange, [403], log.written ?? ''))
  },
})
