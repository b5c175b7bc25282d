import type { Finding } from '../clause/clause.ts'
import { finding } from '../clause/clause.ts'
import { describeExchange } from '../witness/describe-exchange.ts'
import type { Exchange } from '../witness/exchange.ts'
import { checkBody } from './check-body.ts'

/** An answer is the one that a variation of the request must not change: status 200, whole, and the same body. Codes: those of {@link checkBody}. */
export function checkSame(exchange: Exchange, baseline: Exchange, what: string): Finding[] {
  return checkBody(exchange, baseline.body, what)
}

/** There is an answer, and it is not a server error. Codes: `no-answer`, `server-error`. */
export function checkNoServerError(exchange: Exchange): Finding[] {
  if (exchange.head === undefined) return [finding('no-answer', 'an answer', describeExchange(exchange), exchange)]
  if (exchange.status < 500) return []
  return [finding('server-error', 'no server error', describeExchange(exchange), exchange)]
}
