import type { Finding } from '../clause/clause.ts'
import { finding } from '../clause/clause.ts'
import type { Exchange } from '../witness/exchange.ts'

/** There is one `X-RateLimit-Limit`, and it is a whole number above 0. Code: `rate-limit-header`. */
export function checkLimitHeader(exchange: Exchange): Finding[] {
  const given = exchange.headers('x-ratelimit-limit')
  if (given.length === 1 && /^[1-9]\d*$/.test(given[0] ?? '')) return []
  const seen = given.join(' and ') || 'none'
  return [finding('rate-limit-header', 'one X-RateLimit-Limit, a whole number above 0', seen, exchange)]
}
