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
 * be faster than what it loads. Knows bodies of a `Content-Length` and chunked ones; any cutting of the bytes gives the same.
 *
 * @throws Error at an answer that is not a 200, or whose length it can't tell.
 */
export class AnswerParser {
  readonly #sink: AnswerSink
  /** What of a head, or of the line before a chunk, has come so far. */
  #pending = ''
  /** Bytes of the body, or of its present chunk, that are still to come. */
  #left = 0
  #state: 'head' | 'body' | 'chunk-size' | 'chunk' | 'trailer' = 'head'

  constructor(sink: AnswerSink) {
    this.#sink = sink
  }

  push(bytes: Buffer): void {
    for (let at = 0; at < bytes.length; ) {
      if (this.#state === 'body' || this.#state === 'chunk') {
        const piece = bytes.subarray(at, at + this.#left)
        at += piece.length
        this.#takeBody(piece)
      } else {
        const mark = this.#state === 'head' ? emptyLine : '\r\n'
        at = this.#takeUntil(mark, bytes, at)
      }
    }
  }

  #takeBody(piece: Buffer): void {
    this.#left -= piece.length
    this.#sink.onBody(piece)
    if (this.#left > 0) return
    if (this.#state === 'chunk') this.#state = 'chunk-size'
    else this.#end()
  }

  /** Reads on to the mark, or keeps what there is until the rest comes. */
  #takeUntil(mark: string, bytes: Buffer, from: number): number {
    const kept = this.#pending
    // All but always the mark lies in these bytes as a whole; only where a chunk cuts it, the text has to be joined.
    const whole = kept === '' ? bytes.indexOf(mark, from, 'latin1') : -1
    const text = kept + bytes.toString('latin1', from, whole < 0 ? undefined : whole + mark.length)
    const end = text.indexOf(mark)
    if (end < 0) {
      this.#pending = text
      return bytes.length
    }
    this.#pending = ''
    this.#takeText(text.slice(0, end))
    return from + end + mark.length - kept.length
  }

  #takeText(text: string): void {
    if (this.#state === 'head') this.#takeHead(text)
    else if (this.#state === 'trailer') this.#end()
    else if (text !== '') {
      // The line is empty where the chunk before ends.
      this.#left = Number.parseInt(text, 16)
      this.#state = this.#left === 0 ? 'trailer' : 'chunk'
    }
  }

  #takeHead(head: string): void {
    if (!head.startsWith('HTTP/1.1 200')) throw new Error(`Not the answer awaited: ${head.split('\r\n')[0]}.`)
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
    if (length !== undefined) {
      this.#left = Number(length)
      this.#state = 'body'
      if (this.#left === 0) this.#end()
    } else if (/\r\ntransfer-encoding: *chunked/i.test(head)) {
      this.#state = 'chunk-size'
    } else {
      throw new Error(`An answer whose end can't be told: ${head}.`)
    }
  }

  #end(): void {
    this.#state = 'head'
    this.#sink.onEnd()
  }
}
