/** The control characters that the stripper distinguishes (ECMA-48, section 5.2). */
export const BELL = 0x07
export const TAB = 0x09
export const NEWLINE = 0x0a
export const RETURN = 0x0d
export const CANCEL = 0x18
export const SUBSTITUTE = 0x1a
export const ESCAPE = 0x1b
export const DELETE = 0x7f

/** By byte: 1 for what always stays: printable ASCII, newline and tab. */
export const isPlain: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number((byte >= 0x20 && byte < DELETE) || byte === NEWLINE || byte === TAB),
)

export function areAllPlain(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let at = 0
  while (at + 4 <= bytes.length && isPlainWord(view.getInt32(at, true))) at += 4
  while (at < bytes.length && isPlain[bytes[at] as number] === 1) at++
  return at === bytes.length
}

/**
 * Whether all four bytes of a word are plain. Each addition sets the highest bit of bytes at or above a threshold: 0x20, 0x09, 0x0b and 0x7f. Below
 * 0x80 no addition carries into the next byte; the last one detects the lowest byte above that, the first one 0xff.
 */
export function isPlainWord(word: number): boolean {
  const others = ~((word + 0x60606060) | ((word + 0x77777777) & ~(word + 0x75757575))) | (word + 0x01010101)
  return (others & 0x80808080) === 0
}
