import type { Finding } from '../clause/clause.ts'
import { finding } from '../clause/clause.ts'
import { holdsSecret } from '../redaction/redact.ts'
import { describeExchange } from '../witness/describe-exchange.ts'
import type { Exchange } from '../witness/exchange.ts'

/** Neither a header nor the body contains the token or most of it, in any spelling. Codes: `token-in-header`, `token-in-body`. */
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
 * The answer contains nothing of the log, neither in the body nor in a header: no line, no beginning or end of a long one, not even
 * percent-encoded, JSON-escaped or in base64. Codes: `log-bytes`, `log-in-header`.
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
 * The request is refused: no status below 400, and nothing of the log. Any refusal will do, or no answer at all.
 * Codes: `status`, those of {@link checkNoLogBytes}.
 */
export function checkClosed(exchange: Exchange, written: Uint8Array | string): Finding[] {
  const isLetIn = exchange.head !== undefined && exchange.status < 400
  return [
    ...(isLetIn ? [finding('status', 'a refusal', describeExchange(exchange), exchange)] : []),
    ...checkNoLogBytes(exchange, written),
  ]
}

/** As much of a line as identifies it: its time, and the beginning of its text. */
const partLength = 32
const shortestLine = 8

function partsOf(text: string): string[] {
  const lines = text.split('\n').filter((line) => line.length >= shortestLine)
  return [...new Set(lines.flatMap((line) => [line.slice(0, partLength), line.slice(-partLength)]))]
}

/** A shorter part of a token, such as a hint for its owner, gives nothing away. */
const telling = 3 / 4

/** Whether a text contains a token, or three quarters of it in a row: as it is, in another case, or in hexadecimal. */
export function holdsToken(text: string, token: string): boolean {
  if (holdsSecret(text, token)) return true
  const lower = text.toLowerCase()
  const spellings = [token.toLowerCase(), Buffer.from(token).toString('hex')]
  return spellings.some((spelling) => piecesOf(spelling).some((part) => lower.includes(part)))
}

function piecesOf(spelling: string): string[] {
  const length = Math.ceil(spelling.length * telling)
  return Array.from({ length: spelling.length - length + 1 }, (_, at) => spelling.slice(at, at + length))
}

/** How much base64 is worth reading, and how much at a time: whole groups of four, and no more than a pattern can hold. */
const base64 = /[\w+/-]{16,65536}/g

/** A text as it is, and percent-decoded, JSON-unescaped, and with its base64 and base64url decoded. */
export function decodingsOf(text: string): string[] {
  const percentDecoded = text.replace(/(?:%[0-9a-f]{2})+/gi, (run) =>
    Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'),
  )
  const unescaped = text
    .replace(/\\u([0-9a-f]{4})/gi, (_, unit) => String.fromCharCode(Number.parseInt(unit, 16)))
    .replace(/\\(["\\/])/g, '$1')
  const runs = percentDecoded.match(base64) ?? []
  // The text before it may shift where its groups of four begin.
  const decoded = runs.flatMap((run) => [0, 1, 2, 3].map((at) => Buffer.from(run.slice(at), 'base64').toString('utf8')))
  return [text, percentDecoded, unescaped, ...decoded]
}
