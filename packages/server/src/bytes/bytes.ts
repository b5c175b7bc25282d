/** Bytes that only ever grow at their end. What was read once never changes. */
export interface Bytes {
  readonly length: number
  /** At least one byte of `[from, to)`, perhaps fewer than asked for; `to` is at most `length`. Not to be written to. */
  read(from: number, to: number): Uint8Array | Promise<Uint8Array>
}
