/** Control characters that the stripper tells apart (ECMA-48, section 5.2). */
export const BELL = 0x07
export const TAB = 0x09
export const NEWLINE = 0x0a
export const CANCEL = 0x18
export const SUBSTITUTE = 0x1a
export const ESCAPE = 0x1b
export const DELETE = 0x7f

/** By byte: 1 for what always stays, printable ASCII, newline and tab. */
export const isPlain: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number((byte >= 0x20 && byte < DELETE) || byte === NEWLINE || byte === TAB),
)

/** Where the run of plain bytes that begins at `from` ends. */
export function endOfPlainRun(bytes: Uint8Array, from: number): number {
  const aligned = from + (-(bytes.byteOffset + from) & 3)
  const at = endOfPlainBytes(bytes, from, Math.min(aligned, bytes.length))
  return at < aligned ? at : endOfPlainBytes(bytes, endOfPlainWords(bytes, at), bytes.length)
}

function endOfPlainBytes(bytes: Uint8Array, from: number, to: number): number {
  let at = from
  while (at < to && isPlain[bytes[at] as number] === 1) at++
  return at
}

function endOfPlainWords(bytes: Uint8Array, from: number): number {
  const count = (bytes.length - from) >> 2
  const words = new Int32Array(bytes.buffer, bytes.byteOffset + from, count)
  let at = 0
  // Four at a time, with one question for all, are a quarter faster than two with a question each.
  while (
    at + 3 < count &&
    isUnmarked(
      markOthers(words[at] as number) |
        markOthers(words[at + 1] as number) |
        markOthers(words[at + 2] as number) |
        markOthers(words[at + 3] as number),
    )
  ) {
    at += 4
  }
  return from + at * 4
}

/** Whether all four bytes of a word are plain. */
export function isPlainWord(word: number): boolean {
  return isUnmarked(markOthers(word))
}

function isUnmarked(marks: number): boolean {
  return (marks & 0x80808080) === 0
}

/**
 * Sets the highest bit of a byte of the word if one of them is not plain; what the other bits are means nothing. Each
 * addition sets the highest bit of a byte from a certain value on: 0x20, 0x09, 0x0b and 0x7f. Below 0x80 none of them
 * carries into the next byte; the lowest byte above is found by the last one, 0xff by the first.
 */
function markOthers(word: number): number {
  return ~((word + 0x60606060) | ((word + 0x77777777) & ~(word + 0x75757575))) | (word + 0x01010101)
}
