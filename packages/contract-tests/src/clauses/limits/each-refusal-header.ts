import { checkLimitHeader } from '../../checks/check-limit-header.ts'
import { withBearer } from '../../checks/credentials.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { headerPointer } from '../../spec/operation.ts'

export const limitsEachRefusalHeader: Clause = defineClause({
  id: 'limits/each-refusal-header',
  title: 'Each kind of refusal says how many requests a second are allowed',
  level: 'should',
  source: cite(
    headerPointer(400, 'X-RateLimit-Limit'),
    headerPointer(401, 'X-RateLimit-Limit'),
    headerPointer(403, 'X-RateLimit-Limit'),
    headerPointer(405, 'X-RateLimit-Limit'),
  ),
  needs: ['guarded-log'],
  async check({ arrange, read }) {
    const log = await arrange.guardedLog()
    const variations = [
      {},
      withBearer(log.otherToken),
      withBearer(log.ownerToken, 'raw=banana'),
      { ...withBearer(log.ownerToken), method: 'POST' },
    ]
    const exchanges = await Promise.all(variations.map((variation) => read(log, variation)))
    return exchanges.flatMap(checkLimitHeader)
  },
})
