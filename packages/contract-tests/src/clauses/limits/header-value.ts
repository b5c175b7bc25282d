import { checkLimitValue } from '../../checks/check-limit-header.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { headerPointer } from '../../spec/operation.ts'

export const limitsHeaderValue: Clause = defineClause({
  id: 'limits/header-value',
  title: 'X-RateLimit-Limit, if it is sent, is one whole number above 0',
  level: 'must',
  source: cite(headerPointer(200, 'X-RateLimit-Limit'), `${headerPointer(200, 'X-RateLimit-Limit')}/schema`),
  needs: ['finished-log', 'unknown-log'],
  async check({ arrange, read }) {
    const [log, unknown] = [await arrange.finishedLog(), await arrange.unknownLog()]
    const asked = [read(log), read(log, { query: 'stream=1' }), read(log, { query: 'download=1&raw=1' }), read(unknown)]
    return (await Promise.all(asked)).flatMap(checkLimitValue)
  },
})
