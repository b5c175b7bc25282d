import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { finding } from '../../clause/finding.ts'
import { cite } from '../../clause/source.ts'
import { headerPointer } from '../../spec/operation.ts'

export const limitsHeader: Clause = defineClause({
  id: 'limits/header',
  title: 'An answer says how many requests a second are allowed',
  level: 'should',
  source: cite(
    headerPointer(200, 'X-RateLimit-Limit'),
    `${headerPointer(200, 'X-RateLimit-Limit')}/example`,
    `${headerPointer(200, 'X-RateLimit-Limit')}/schema`,
  ),
  needs: ['finished-log'],
  async check({ arrange, read }) {
    const exchange = await read(await arrange.finishedLog())
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
