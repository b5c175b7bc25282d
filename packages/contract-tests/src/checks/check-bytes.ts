import { isUtf8 } from 'node:buffer'
import type { Finding } from '../clause/finding.ts'
import { finding } from '../clause/finding.ts'
import type { Exchange } from '../witness/exchange.ts'
import { excerpt } from './excerpt.ts'

/** The body is exactly these bytes. Code: `bytes`. `what` names them, for instance `the log as written`. */
export function checkBytes(exchange: Exchange, expected: Uint8Array | string, what: string): Finding[] {
  return compareBytes(exchange.body, expected, what, exchange)
}

/** These bytes are exactly those. Code: `bytes`; what is told is where they first differ. */
export function compareBytes(
  seen: Uint8Array,
  expected: Uint8Array | string,
  what: string,
  exchange?: Exchange,
): Finding[] {
  const wanted = Buffer.from(expected)
  const given = Buffer.from(seen.buffer, seen.byteOffset, seen.byteLength)
  if (wanted.equals(given)) return []
  const at = firstDifference(wanted, given)
  const around = (bytes: Buffer): string => excerpt(bytes.subarray(Math.max(0, at - 20), at + 60))
  const describe = (bytes: Buffer): string =>
    bytes.length === 0 ? 'no bytes' : `${bytes.length} bytes, around byte ${at} ${around(bytes)}`
  return [finding('bytes', `${what}: ${describe(wanted)}`, describe(given), exchange)]
}

/** The body is valid UTF-8. Code: `invalid-utf8`. */
export function checkUtf8(exchange: Exchange): Finding[] {
  if (isUtf8(exchange.body)) return []
  const { text } = exchange
  const at = text.indexOf('\ufffd')
  return [
    finding(
      'invalid-utf8',
      'valid UTF-8',
      `a byte that is none: ${excerpt(text.slice(Math.max(0, at - 20), at + 20))}`,
      exchange,
    ),
  ]
}

function firstDifference(left: Buffer, right: Buffer): number {
  const shorter = Math.min(left.length, right.length)
  for (let at = 0; at < shorter; at += 1) if (left[at] !== right[at]) return at
  return shorter
}
