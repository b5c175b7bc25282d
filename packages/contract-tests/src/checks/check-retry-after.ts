import type { Finding } from '../clause/finding.ts'
import { finding } from '../clause/finding.ts'
import type { Exchange } from '../witness/exchange.ts'

const date =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/

/** `Retry-After`, if it is sent, is a number of seconds or an HTTP date (RFC 9110, section 10.2.3). Code: `retry-after`. */
export function checkRetryAfter(exchange: Exchange): Finding[] {
  const given = exchange.headers('retry-after')
  if (given.length === 0) return []
  const [value = ''] = given
  if (given.length === 1 && (/^\d+$/.test(value) || (date.test(value) && !Number.isNaN(Date.parse(value))))) return []
  return [finding('retry-after', 'one Retry-After, whole seconds or an HTTP date', given.join(' and '), exchange)]
}
