const newline = 0x0a
const encoder = new TextEncoder()

/** Puts the time before each line, as in the documented example: `2017-07-14T06:00:49.733Z Application started.` */
export class LineStamper {
  #atLineStart = true

  /** `chunk` with a stamp before each line that begins in it. Every other byte stays as it is. */
  stamp(chunk: Uint8Array, now: Date): Uint8Array {
    const stamp = encoder.encode(`${now.toISOString()} `)
    const starts = this.#atLineStart && chunk.length > 0 ? [0] : []
    for (let at = chunk.indexOf(newline) + 1; at > 0 && at < chunk.length; at = chunk.indexOf(newline, at) + 1)
      starts.push(at)
    const stamped = new Uint8Array(chunk.length + starts.length * stamp.length)
    stamped.set(chunk.subarray(0, starts[0]))
    for (const [index, start] of starts.entries()) {
      const at = start + index * stamp.length
      stamped.set(stamp, at)
      stamped.set(chunk.subarray(start, starts[index + 1]), at + stamp.length)
    }
    if (chunk.length > 0) this.#atLineStart = chunk[chunk.length - 1] === newline
    return stamped
  }

  /** Another one at the same place. */
  fork(): LineStamper {
    const fork = new LineStamper()
    fork.#atLineStart = this.#atLineStart
    return fork
  }
}
