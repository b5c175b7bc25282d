import type { Finding } from '../clause/finding.ts'
import { finding } from '../clause/finding.ts'
import { documentedMethods } from '../endpoint/operation.ts'
import { describeExchange } from '../witness/describe-exchange.ts'
import type { Exchange } from '../witness/exchange.ts'
import { checkEnd } from './check-answer.ts'
import { checkNoLogBytes } from './check-secrecy.ts'

/** Methods that the resource does not have. */
export const refusedMethods: readonly string[] = ['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD']

/** `Allow` lists every documented method, and none that is refused. Codes: `no-allow`, `allow`. */
export function checkAllow(exchange: Exchange): Finding[] {
  const wanted = documentedMethods()
  const listed = listAllowed(exchange)
  if (listed === undefined) return [finding('no-allow', `Allow: ${wanted.join(',')}`, 'no Allow', exchange)]
  const isComplete = wanted.every((method) => listed.includes(method))
  return isComplete
    ? checkNoneRefused(exchange)
    : [finding('allow', `Allow: ${wanted.join(',')}`, `Allow: ${listed}`, exchange)]
}

/** `Allow`, if it is sent, lists no method that is refused. Code: `allow`. */
export function checkNoneRefused(exchange: Exchange): Finding[] {
  const listed = listAllowed(exchange) ?? []
  const refused = [exchange.request.method, ...refusedMethods].filter((method) => !documentedMethods().includes(method))
  if (!refused.some((method) => listed.includes(method))) return []
  return [finding('allow', `Allow: ${documentedMethods().join(',')}`, `Allow: ${listed}`, exchange)]
}

function listAllowed(exchange: Exchange): string[] | undefined {
  return exchange
    .header('allow')
    ?.split(',')
    .map((method) => method.trim())
}

/** OPTIONS is answered, and not with the log. Codes: `status`, those of `checkEnd` and of `checkNoLogBytes`. */
export function checkOptions(exchange: Exchange, written: Uint8Array | string): Finding[] {
  if (exchange.status !== 200 && exchange.status !== 204)
    return [finding('status', 'status 200 or 204', describeExchange(exchange), exchange)]
  return [...checkEnd(exchange), ...checkNoLogBytes(exchange, written)]
}
