import { endOfPlainRun, isPlain } from './ascii.ts'
import { isUtf8 } from './is-utf8.ts'

/** The first byte in UTF-8 of U+0080 to U+00BF; those below U+00A0 are controls. */
const C1_LEAD = 0xc2

/** By byte: 1 for what is part of no control, wherever it stands. */
const isHarmless: Uint8Array = isPlain.map((plain, byte) => Number(plain === 1 || (byte >= 0x80 && byte !== C1_LEAD)))

/**
 * Where the text ends that a chunk begins with: whole, valid characters, none of them a control but newline and tab. It
 * may say less than there is, never more. Many times as fast as looking at each character.
 */
export function endOfText(chunk: Uint8Array): number {
  const plain = endOfPlainRun(chunk, 0)
  if (plain === chunk.length || isHarmless[chunk[plain] as number] !== 1) return plain
  const end = endOfWholeCharacters(chunk, endOfHarmlessBytes(chunk, plain))
  return isUtf8(chunk.subarray(plain, end)) ? end : plain
}

/** The place itself, or the start of the character that it would cut. */
function endOfWholeCharacters(bytes: Uint8Array, place: number): number {
  let start = place - 1
  while (start > place - 4 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start--
  const lead = bytes[start] ?? 0
  const size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1
  return start + size > place ? start : place
}

function endOfHarmlessBytes(bytes: Uint8Array, from: number): number {
  // What stands before `from` is plain, so that there is no harm in looking at it again.
  let at = from - ((bytes.byteOffset + from) & 3)
  if (at < 0) return from
  for (;;) {
    at = endOfHarmlessWords(bytes, at)
    const stop = Math.min(at + 4, bytes.length)
    for (; at < stop; at++) {
      const byte = bytes[at] as number
      if (isHarmless[byte] !== 1 && !(byte === C1_LEAD && (bytes[at + 1] ?? 0) >= 0xa0)) return at
    }
    if (at === bytes.length) return at
  }
}

function endOfHarmlessWords(bytes: Uint8Array, from: number): number {
  const count = (bytes.length - from) >> 2
  const words = new Int32Array(bytes.buffer, bytes.byteOffset + from, count)
  let at = 0
  while (at < count && isHarmlessWord(words[at] as number)) at++
  return from + at * 4
}

/**
 * Whether all four bytes of a word are harmless. Without the highest bits, each addition sets the highest bit of a byte
 * from a certain value on: 0x20, 0x09, 0x0b and 0x7f; a highest bit of its own excuses a byte. A byte is C1_LEAD where
 * the difference to it is zero.
 */
function isHarmlessWord(word: number): boolean {
  const low = word & 0x7f7f7f7f
  const plain = ((low + 0x60606060) | ((low + 0x77777777) & ~(low + 0x75757575))) & ~(low + 0x01010101)
  const difference = word ^ 0xc2c2c2c2
  const isLead = (difference - 0x01010101) & ~difference
  return ((plain | word) & ~isLead & 0x80808080) === (0x80808080 | 0)
}
