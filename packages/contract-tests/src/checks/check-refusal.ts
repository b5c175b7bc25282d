import type { ErrorStatus } from '@get-log/types'
import type { Finding } from '../clause/clause.ts'
import { finding } from '../clause/clause.ts'
import { describeExchange } from '../witness/describe-exchange.ts'
import type { Exchange } from '../witness/exchange.ts'
import { checkError } from './check-error.ts'
import { checkNoLogBytes } from './check-secrecy.ts'

/**
 * A refusal with one of these statuses, in the documented shape, and nothing of the log in it. Codes: `status`, those of
 * {@link checkError} and of {@link checkNoLogBytes}.
 */
export function checkRefusal(
  exchange: Exchange,
  statuses: readonly ErrorStatus[],
  written: Uint8Array | string,
): Finding[] {
  const status = statuses.find((one) => one === exchange.status)
  return [
    ...(status === undefined
      ? [finding('status', `a refusal with ${statuses.join(' or ')}`, describeExchange(exchange), exchange)]
      : checkError(exchange, status)),
    ...checkNoLogBytes(exchange, written),
  ]
}
