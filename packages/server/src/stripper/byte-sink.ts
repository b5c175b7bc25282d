/** A buffer that grows, for output whose size is known only roughly. */
export class ByteSink {
  #bytes: Uint8Array
  #length = 0

  constructor(expectedLength: number) {
    this.#bytes = new Uint8Array(expectedLength)
  }

  /** Appends `source[from, to)`. */
  write(source: Uint8Array, from: number, to: number): void {
    const length = to - from
    if (this.#length + length > this.#bytes.length) this.#grow(length)
    // Below some dozens of bytes a loop is faster than making a view and calling set.
    if (length < 48) {
      const bytes = this.#bytes
      let at = this.#length
      for (let index = from; index < to; index++) bytes[at++] = source[index] as number
    } else {
      this.#bytes.set(source.subarray(from, to), this.#length)
    }
    this.#length += length
  }

  /** What was written, without a copy. The sink is spent. */
  take(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }

  #grow(by: number): void {
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + by))
    grown.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = grown
  }
}
