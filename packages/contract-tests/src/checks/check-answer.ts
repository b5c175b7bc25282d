import type { LogStatus } from '@get-log/types'
import type { Finding } from '../clause/clause.ts'
import { finding } from '../clause/clause.ts'
import { excerpt } from '../print/excerpt.ts'
import { describeExchange } from '../witness/describe-exchange.ts'
import type { Exchange } from '../witness/exchange.ts'

/** An answer came, with this status, and to its end. Codes: `no-answer`, `status`, and those of {@link checkEnd}. */
export function checkAnswer(exchange: Exchange, status: LogStatus): Finding[] {
  if (exchange.head === undefined)
    return [finding('no-answer', `an answer with status ${status}`, describeExchange(exchange), exchange)]
  if (exchange.status !== status) {
    const seen = `${describeExchange(exchange)}: ${excerpt(exchange.body)}`
    return [finding('status', `status ${status}`, seen, exchange)]
  }
  return checkEnd(exchange)
}

/** The body is complete by the rules of HTTP. Codes: `body-cut`, `body-hangs`, `body-endless`. */
export function checkEnd(exchange: Exchange): Finding[] {
  if (exchange.end === 'eof') return []
  const codes = { reset: 'body-cut', timeout: 'body-hangs', abort: 'body-endless' }
  return [finding(codes[exchange.end], 'a body that is complete and ends', describeExchange(exchange), exchange)]
}
