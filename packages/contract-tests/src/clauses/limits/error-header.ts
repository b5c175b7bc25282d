import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { finding } from '../../clause/finding.ts'
import { cite } from '../../clause/source.ts'
import { headerPointer } from '../../spec/operation.ts'

export const limitsErrorHeader: Clause = defineClause({
  id: 'limits/error-header',
  title: 'An error says it too',
  level: 'should',
  source: cite(headerPointer(404, 'X-RateLimit-Limit')),
  needs: ['unknown-log'],
  async check({ arrange, read }) {
    const exchange = await read(await arrange.unknownLog())
    const given = exchange.headers('x-ratelimit-limit')
    if (given.length === 1 && /^[1-9]\d*$/.test(given[0] ?? '')) return []
    return [
      finding(
        'rate-limit-header',
        'one X-RateLimit-Limit, a whole number above 0',
        given.join(' and ') || 'none',
        exchange,
      ),
    ]
  },
})
