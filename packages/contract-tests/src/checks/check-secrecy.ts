import type { Finding } from '../clause/finding.ts'
import { finding } from '../clause/finding.ts'
import { holdsSecret } from '../redaction/redact.ts'
import { describeExchange } from '../witness/describe-exchange.ts'
import type { Exchange } from '../witness/exchange.ts'
import { checkEnd } from './check-answer.ts'

/** Neither a header nor the body holds the token, in whichever spelling. Codes: `no-answer`, those of `checkEnd`, `token-in-header`, `token-in-body`. */
export function checkNoToken(exchange: Exchange, token: string): Finding[] {
  if (exchange.head === undefined) {
    return [finding('no-answer', 'an answer', describeExchange(exchange), exchange)]
  }
  const named = (exchange.head?.headers ?? []).filter(([name, value]) => holdsSecret(`${name}: ${value}`, token))
  const [header] = named
  return [
    ...checkEnd(exchange),
    ...(header === undefined
      ? []
      : [finding('token-in-header', 'no header with the token', `it is in ${header[0]}`, exchange)]),
    ...(holdsSecret(exchange.text, token)
      ? [finding('token-in-body', 'a body without the token', 'it is there', exchange)]
      : []),
  ]
}

/** No line of the log is in the body. Code: `log-bytes`. */
export function checkNoLogBytes(exchange: Exchange, written: Uint8Array | string): Finding[] {
  const lines = Buffer.from(written)
    .toString('utf8')
    .split('\n')
    .filter((line) => line.length >= 8)
  const leaked = lines.find((line) => exchange.text.includes(line))
  return leaked === undefined
    ? []
    : [finding('log-bytes', 'a body without bytes of the log', 'a line of the log', exchange)]
}
