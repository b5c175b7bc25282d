import { checkLimitHeader } from '../../checks/check-limit-header.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { headerPointer } from '../../spec/operation.ts'

export const limitsHeader: Clause = defineClause({
  id: 'limits/header',
  title: 'An answer says how many requests a second are allowed, whatever the flags',
  level: 'should',
  source: cite(
    headerPointer(200, 'X-RateLimit-Limit'),
    `${headerPointer(200, 'X-RateLimit-Limit')}/example`,
    `${headerPointer(200, 'X-RateLimit-Limit')}/schema`,
  ),
  needs: ['finished-log'],
  async check({ arrange, read }) {
    const log = await arrange.finishedLog()
    const variations = [{}, { query: 'raw=1' }, { query: 'stream=1' }, { query: 'download=1' }]
    const exchanges = await Promise.all(variations.map((variation) => read(log, variation)))
    return exchanges.flatMap(checkLimitHeader)
  },
})
