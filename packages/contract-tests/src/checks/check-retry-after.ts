import type { Finding } from '../clause/clause.ts'
import { finding } from '../clause/clause.ts'
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

/** For a limit that counts by the second an hour is far too long, but may be a penalty. */
const longestWait = 3600
/** How far apart the clocks of two machines may be, in seconds. */
const clockSkew = 300

/** `Retry-After`, if it is sent, is neither in the past nor more than an hour away. Code: `absurd-wait`. */
export function checkWait(exchange: Exchange): Finding[] {
  const given = exchange.header('retry-after')
  if (given === undefined) return []
  const now = Date.parse(exchange.header('date') ?? '') || Date.now()
  const isDate = !/^\d+$/.test(given)
  const seconds = isDate ? (Date.parse(given) - now) / 1000 : Number(given)
  if (seconds >= -clockSkew && seconds <= longestWait + (isDate ? clockSkew : 0)) return []
  return [finding('absurd-wait', 'a wait between now and an hour', given, exchange)]
}
