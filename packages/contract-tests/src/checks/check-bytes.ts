import { isUtf8 } from 'node:buffer'
import type { Finding } from '../clause/clause.ts'
import { finding } from '../clause/clause.ts'
import { Inapplicable } from '../clause/scene.ts'
import { excerptAround } from '../print/excerpt.ts'
import type { Exchange } from '../witness/exchange.ts'

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

/** These bytes are exactly those. Code: `bytes`; what is told is where they first differ. */
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
