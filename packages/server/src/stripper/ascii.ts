/** Control characters that the stripper tells apart (ECMA-48, section 5.2). */
export const BELL = 0x07
export const TAB = 0x09
export const NEWLINE = 0x0a
export const CANCEL = 0x18
export const SUBSTITUTE = 0x1a
export const ESCAPE = 0x1b
export const DELETE = 0x7f

const plain: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number((byte >= 0x20 && byte < DELETE) || byte === NEWLINE || byte === TAB),
)

/** Where the run of printable ASCII, newlines and tabs that begins at `from` ends. */
export function endOfPlainRun(bytes: Uint8Array, from: number): number {
  const length = bytes.length
  let at = from
  while (at < length && plain[bytes[at] as number] === 1) at++
  return at
}
