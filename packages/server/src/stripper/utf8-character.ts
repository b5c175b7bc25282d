/** What {@link Utf8Character.push} did with a byte. */
export type Utf8Step = 'more' | 'whole' | 'broken'

/**
 * One multi-byte UTF-8 character in the making, as the WHATWG Encoding Standard decodes it (section 9.1.1): the
 * first byte that cannot continue the character breaks it, and is then read anew.
 */
export class Utf8Character {
  /** The bytes so far; the first `length` count. */
  readonly bytes: Uint8Array = new Uint8Array(4)
  length = 0
  #size = 0
  #lower = 0x80
  #upper = 0xbf

  /** Begins a character with its first byte, at least 0x80. False: no character begins with this byte. */
  begin(lead: number): boolean {
    this.#size =
      lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0
    this.#lower = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
    this.#upper = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
    this.bytes[0] = lead
    this.length = this.#size === 0 ? 0 : 1
    return this.#size !== 0
  }

  /** Adds the next byte. After `broken` the byte was not taken and nothing is pending. */
  push(byte: number): Utf8Step {
    if (byte < this.#lower || byte > this.#upper) {
      this.length = 0
      return 'broken'
    }
    this.#lower = 0x80
    this.#upper = 0xbf
    this.bytes[this.length++] = byte
    return this.length === this.#size ? 'whole' : 'more'
  }

  /** A copy that goes its own way. */
  fork(): Utf8Character {
    const fork = new Utf8Character()
    fork.bytes.set(this.bytes)
    fork.length = this.length
    fork.#size = this.#size
    fork.#lower = this.#lower
    fork.#upper = this.#upper
    return fork
  }
}
