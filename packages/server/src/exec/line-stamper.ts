const newline = 0x0a

/** Puts the time before each line, as in the documented example: `2017-07-14T06:00:49.733Z Application started.` */
export class LineStamper {
  #atLineStart = true

  /** `chunk` with a stamp before each line that begins in it. Every other byte stays as it is. */
  stamp(chunk: Uint8Array, now: Date): Uint8Array {
    const stamp = Buffer.from(`${now.toISOString()} `)
    const parts: Uint8Array[] = []
    let from = 0
    while (from < chunk.length) {
      if (this.#atLineStart) parts.push(stamp)
      const found = chunk.indexOf(newline, from)
      const to = found === -1 ? chunk.length : found + 1
      parts.push(chunk.subarray(from, to))
      this.#atLineStart = found !== -1
      from = to
    }
    return Buffer.concat(parts)
  }
}
