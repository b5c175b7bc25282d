/** A buffer that grows, for output whose size is known only roughly. */
export class ByteSink {
  /** What was written, up to `length`. */
  bytes: Uint8Array
  length = 0

  constructor(expectedLength: number) {
    this.bytes = new Uint8Array(expectedLength)
  }

  /** Makes room for so many bytes more. */
  reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more))
    grown.set(this.bytes.subarray(0, this.length))
    this.bytes = grown
  }

  /** Appends `source[from, to)`. */
  write(source: Uint8Array, from: number, to: number): void {
    this.reserve(to - from)
    this.bytes.set(source.subarray(from, to), this.length)
    this.length += to - from
  }

  /** What was written, without a copy. The sink is spent. */
  take(): Uint8Array {
    return this.bytes.subarray(0, this.length)
  }
}
