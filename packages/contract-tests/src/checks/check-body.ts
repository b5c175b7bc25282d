import { isUtf8 } from 'node:buffer'
import type { LogStatus } from '@get-log/types'
import type { WrittenLog } from '../clause/arrangements.ts'
import type { Finding } from '../clause/clause.ts'
import { finding } from '../clause/clause.ts'
import type { RequestVariation, Scene } from '../clause/scene.ts'
import { Inapplicable } from '../clause/scene.ts'
import { excerpt, excerptAround } from '../print/excerpt.ts'
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

/**
 * The body is exactly these bytes. Code: `bytes`. `what` names them, for instance `the log as written`.
 *
 * @throws Inapplicable if the frame of the log hides whether that is what was printed.
 */
export function checkBytes(exchange: Exchange, expected: Uint8Array | string, what: string): Finding[] {
  const wanted = toBuffer(expected)
  const hidden = exchange.request.frame?.hides(wanted)
  if (hidden !== undefined) throw new Inapplicable(hidden)
  return isBody(exchange, wanted) ? [] : compareBytes(exchange.body, wanted, what, exchange)
}

/** These bytes are exactly those. Code: `bytes`; the finding shows where they first differ. */
export function compareBytes(
  seen: Uint8Array,
  expected: Uint8Array | string,
  what: string,
  exchange?: Exchange,
): Finding[] {
  const wanted = toBuffer(expected)
  const given = toBuffer(seen)
  if (wanted.equals(given)) return []
  const at = firstDifference(wanted, given)
  const describe = (bytes: Buffer): string =>
    bytes.length === 0 ? 'no bytes' : `${bytes.length} bytes, around byte ${at} ${excerptAround(bytes, at)}`
  return [finding('bytes', `${what}: ${describe(wanted)}`, describe(given), exchange)]
}

/** The body is valid UTF-8. Code: `invalid-utf8`. */
export function checkUtf8(exchange: Exchange): Finding[] {
  if (isUtf8(exchange.body)) return []
  const text = Buffer.from(exchange.text)
  const seen = excerptAround(text, text.indexOf('\ufffd'), 20)
  return [finding('invalid-utf8', 'valid UTF-8', `a byte that is not: ${seen}`, exchange)]
}

/** Piece by piece: a large body is not joined only to be compared. */
function isBody({ chunks }: Exchange, wanted: Buffer): boolean {
  let at = 0
  for (const { bytes } of chunks) {
    if (!wanted.subarray(at, at + bytes.byteLength).equals(bytes)) return false
    at += bytes.byteLength
  }
  return at === wanted.byteLength
}

function toBuffer(content: Uint8Array | string): Buffer {
  return typeof content === 'string'
    ? Buffer.from(content)
    : Buffer.from(content.buffer, content.byteOffset, content.byteLength)
}

function firstDifference(left: Buffer, right: Buffer): number {
  const shorter = Math.min(left.length, right.length)
  for (let at = 0; at < shorter; at += 1) if (left[at] !== right[at]) return at
  return shorter
}

/** Every one of these lines is there, whole, once and in this order. Codes: `line-missing`, `line-repeated`, `line-order`. */
export function checkLines(exchange: Exchange, lines: readonly string[]): Finding[] {
  const seen = exchange.text.split('\n')
  const places = new Map<string, number[]>()
  for (const [index, line] of seen.entries()) places.set(line, [...(places.get(line) ?? []), index])
  let last = -1
  for (const line of lines) {
    const found = places.get(line) ?? []
    if (found.length === 0)
      return [finding('line-missing', `the line ${excerpt(line)}`, excerpt(exchange.body, 200), exchange)]
    if (found.length > 1)
      return [finding('line-repeated', `the line ${excerpt(line)} once`, `${found.length} times`, exchange)]
    const [at = 0] = found
    if (at < last)
      return [finding('line-order', `the line ${excerpt(line)} after the ones before it`, 'earlier', exchange)]
    last = at
  }
  return []
}

/** A log is answered with 200, whole, and is exactly these bytes. Codes: those of {@link checkAnswer}, and `bytes`. */
export function checkBody(exchange: Exchange, expected: Uint8Array | string, what: string): Finding[] {
  const answer = checkAnswer(exchange, 200)
  return answer.length > 0 ? answer : checkBytes(exchange, expected, what)
}

const everyForm = [undefined, 'raw=1', 'stream=1', 'download=1']

/**
 * In each of its forms (printable, verbatim, streamed and saved) a finished log is the bytes that were written. For text without escape
 * sequences, for which all are the same. Codes: those of {@link checkBody}.
 */
export async function checkEveryForm(
  scene: Scene<never>,
  log: WrittenLog,
  limits: Pick<RequestVariation, 'maxBytes'> = {},
): Promise<Finding[]> {
  const found: Finding[] = []
  // One by one: the log of a clause may be large.
  for (const query of everyForm) {
    const exchange = await scene.read(log, query === undefined ? limits : { ...limits, query })
    found.push(...checkBody(exchange, log.written, `the log as it was written (${query ?? 'no flag'})`))
  }
  return found
}

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
