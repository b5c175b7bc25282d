import { checkLimitHeader } from '../../checks/check-limit-header.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { headerPointer } from '../../spec/operation.ts'

export const limitsErrorHeader: Clause = defineClause({
  id: 'limits/error-header',
  title: 'An error says it too',
  level: 'should',
  source: cite(headerPointer(404, 'X-RateLimit-Limit')),
  needs: ['unknown-log'],
  async check({ arrange, read }) {
    return checkLimitHeader(await read(await arrange.unknownLog()))
  },
})
