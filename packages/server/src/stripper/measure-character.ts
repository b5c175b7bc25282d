/**
 * How many bytes the multi-byte UTF-8 character at `from` has. Less than 0: so many bytes there are no character, and make
 * one U+FFFD (WHATWG Encoding Standard, section 9.1.1). 0: what there is may be the beginning of one.
 */
export function measureCharacter(bytes: Uint8Array, from: number): number {
  const lead = bytes[from] as number
  const size = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0
  if (size === 0) return -1
  // After these, other second bytes would make an overlong form, a surrogate or something past U+10FFFF.
  const lower = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
  const upper = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
  for (let index = 1; index < size; index++) {
    if (from + index === bytes.length) return 0
    const byte = bytes[from + index] as number
    if (index === 1 ? byte < lower || byte > upper : (byte & 0xc0) !== 0x80) return -index
  }
  return size
}
