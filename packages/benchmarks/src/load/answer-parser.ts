/** What becomes of the answers on a connection. */
export interface AnswerSink {
  /** A piece of a body, as it lies in the chunk that it came with: not to be kept. */
  onBody(piece: Buffer): void
  /** An answer is complete. */
  onEnd(): void
}

const emptyLine = '\r\n\r\n'

/**
 * Cuts what comes over a connection into answers (RFC 9112), with as little work as it takes: a load generator must
 * be faster than what it loads. Knows answers with a `Content-Length` alone; any cutting of the bytes gives the same.
 *
 * @throws Error at an answer that is not a 200, or that announces no length.
 */
export class AnswerParser {
  readonly #sink: AnswerSink
  /** What of a head has come so far. */
  #head = ''
  /** Bytes of the body that are still to come. */
  #left = 0

  constructor(sink: AnswerSink) {
    this.#sink = sink
  }

  push(bytes: Buffer): void {
    for (let at = 0; at < bytes.length; ) at += this.#left > 0 ? this.#takeBody(bytes, at) : this.#takeHead(bytes, at)
  }

  #takeBody(bytes: Buffer, at: number): number {
    const piece = bytes.subarray(at, at + this.#left)
    this.#left -= piece.length
    this.#sink.onBody(piece)
    if (this.#left === 0) this.#sink.onEnd()
    return piece.length
  }

  /** Reads on to the empty line, or keeps what there is until the rest comes. */
  #takeHead(bytes: Buffer, at: number): number {
    // All but always the head lies in these bytes as a whole.
    const whole = this.#head === '' ? bytes.indexOf(emptyLine, at, 'latin1') : -1
    const text = this.#head + bytes.toString('latin1', at, whole < 0 ? undefined : whole + emptyLine.length)
    const end = text.indexOf(emptyLine)
    const taken = end < 0 ? bytes.length - at : end + emptyLine.length - this.#head.length
    this.#head = end < 0 ? text : ''
    if (end < 0) return taken
    const head = text.slice(0, end)
    if (!head.startsWith('HTTP/1.1 200')) throw new Error(`Not the answer awaited: ${head.split('\r\n')[0]}.`)
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
    if (length === undefined) throw new Error(`An answer that announces no length: ${head}.`)
    this.#left = Number(length)
    if (this.#left === 0) this.#sink.onEnd()
    return taken
  }
}
