import type { Finding } from '../clause/clause.ts'
import { finding } from '../clause/clause.ts'
import { describeExchange } from '../witness/describe-exchange.ts'
import type { Exchange } from '../witness/exchange.ts'
import { decodingsOf } from './decodings.ts'
import { holdsToken } from './token-traces.ts'

/** Neither a header nor the body holds the token or most of it, in whichever spelling. Codes: `token-in-header`, `token-in-body`. */
export function checkNoToken(exchange: Exchange, token: string): Finding[] {
  const { headers = [], statusText = '' } = exchange.head ?? {}
  const header = [...headers, ['the reason phrase', statusText] as const].find(([name, value]) =>
    holdsToken(`${name}: ${value}`, token),
  )
  return [
    ...(header === undefined
      ? []
      : [finding('token-in-header', 'no header with the token', `it is in ${header[0]}`, exchange)]),
    ...(holdsToken(exchange.text, token)
      ? [finding('token-in-body', 'a body without the token', 'it is there', exchange)]
      : []),
  ]
}

/**
 * Nothing of the log is in the answer, neither in the body nor in a header: no line, no beginning or end of a long one, and not
 * percent-encoded, JSON-escaped or in base64 either. Codes: `log-bytes`, `log-in-header`.
 */
export function checkNoLogBytes(exchange: Exchange, written: Uint8Array | string): Finding[] {
  const parts = partsOf(Buffer.from(written).toString('utf8'))
  const holdsPart = (text: string): boolean =>
    decodingsOf(text).some((decoded) => parts.some((part) => decoded.includes(part)))
  const header = exchange.head?.headers.find(([, value]) => holdsPart(Buffer.from(value, 'latin1').toString('utf8')))
  return [
    ...(holdsPart(exchange.text)
      ? [finding('log-bytes', 'a body without bytes of the log', 'a line of the log', exchange)]
      : []),
    ...(header === undefined
      ? []
      : [finding('log-in-header', 'no header with bytes of the log', `they are in ${header[0]}`, exchange)]),
  ]
}

/**
 * Who asks is not let in: no success, no answer that tells more than that, and nothing of the log. Any refusal will do, or no answer at all.
 * Codes: `status`, those of {@link checkNoLogBytes}.
 */
export function checkClosed(exchange: Exchange, written: Uint8Array | string): Finding[] {
  const isLetIn = exchange.head !== undefined && exchange.status < 400
  return [
    ...(isLetIn ? [finding('status', 'a refusal', describeExchange(exchange), exchange)] : []),
    ...checkNoLogBytes(exchange, written),
  ]
}

/** As much of a line as says that it is of the log: its time, and the first of its text. */
const partLength = 32
const shortestLine = 8

function partsOf(text: string): string[] {
  const lines = text.split('\n').filter((line) => line.length >= shortestLine)
  return [...new Set(lines.flatMap((line) => [line.slice(0, partLength), line.slice(-partLength)]))]
}
