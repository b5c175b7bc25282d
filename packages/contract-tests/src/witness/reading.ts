import type { Socket } from 'node:net'
import { AnswerParser } from './answer-parser.ts'
import { BodySoFar } from './body-so-far.ts'
import { connectTo, describeError, sendTo } from './connect-to.ts'
import type { End, WitnessRequest } from './exchange.ts'
import { Exchange, findDecoder } from './exchange.ts'
import type { Frame } from './frame.ts'
import type { WitnessLimits } from './waits.ts'
import { createEndWait, Watch, YoungStream } from './waits.ts'

/** How long to look for bytes after an answer without a body, if the peer keeps the connection open. */
const lingerMs = 300

/** How long to wait before the stream of a young run is opened again. */
const betweenMs = 50

/** The detail of an exchange whose connection was closed before an answer. */
export const closedEarly = 'closed without an answer'

/**
 * One answer as it arrives. It records bytes and times, follows no redirect, retries nothing, decompresses only what it did not ask for, and never
 * throws because of what the other side does: the {@link Exchange} tells that.
 */
export class Reading {
  readonly #request: WitnessRequest
  readonly #limits: WitnessLimits
  readonly #startedAt = performance.now()
  readonly #body = new BodySoFar(this.#startedAt)
  readonly #watch = new Watch()
  readonly #young: YoungStream
  readonly #finished: Promise<Exchange>
  #resolve!: (exchange: Exchange) => void
  #socket: Socket
  readonly #kept: boolean
  #parser: AnswerParser
  #paused = false
  #exchange: Exchange | undefined
  readonly #endWait: ReturnType<typeof createEndWait>
  #again: NodeJS.Timeout | undefined
  #linger: NodeJS.Timeout | undefined

  /**
   * @internal
   * @param kept a connection to use, and to leave open for further requests if the answer is over and nothing follows it.
   */
  constructor(request: WitnessRequest, limits: WitnessLimits, kept?: Socket) {
    this.#request = request
    this.#limits = limits
    this.#socket = kept ?? connectTo(request.origin)
    this.#kept = kept !== undefined
    this.#young = new YoungStream(limits.youngMs)
    this.#endWait = createEndWait(limits, (detail) => this.#end('timeout', detail))
    this.#parser = new AnswerParser(request.method)
    this.#finished = new Promise((resolve) => {
      this.#resolve = resolve
    })
    this.#send()
  }

  /** Whether the answer is over, in whatever way. */
  get ended(): boolean {
    return this.#exchange !== undefined
  }

  /** The status, or 0 until a response head arrives. */
  get status(): number {
    return this.#parser.head?.status ?? 0
  }

  /** How many bytes of the body have arrived; for a log, of what the program printed. */
  get received(): number {
    if (findDecoder(this.#request, this.#parser.head) !== undefined) return this.bodyFrom().byteLength
    if (this.frame === undefined) return this.#body.size
    return this.#pieces().reduce((sum, { byteLength }) => sum + byteLength, 0)
  }

  /** The body so far, or the part after this many bytes; for a log, what the program printed. */
  bodyFrom(start = 0): Uint8Array {
    const decode = findDecoder(this.#request, this.#parser.head)
    if (decode !== undefined) return this.soFar().body.subarray(start)
    let before = 0
    const later = this.#pieces().flatMap((bytes) => {
      const skipped = Math.max(0, start - before)
      before += bytes.byteLength
      return skipped < bytes.byteLength ? [bytes.subarray(skipped)] : []
    })
    return Buffer.concat(later)
  }

  /** The frame of the log. */
  get frame(): Frame | undefined {
    return this.#request.frame
  }

  #pieces(): readonly Buffer[] {
    return this.#body.pieces(this.status === 200 ? this.frame : undefined)
  }

  /** Waits until `reached` holds: true then, false if the answer ended or the patience ran out before. */
  async until(reached: (reading: Reading) => boolean, patienceMs: number): Promise<boolean> {
    const { onPatienceSpent } = this.#limits
    return this.#watch.until(
      () => reached(this),
      patienceMs,
      () => this.ended,
      onPatienceSpent,
    )
  }

  /** Resolves to the exchange once the answer is over. Only from now on does silence count as late. */
  async whole(): Promise<Exchange> {
    if (!this.ended) this.#endWait.begin(() => this.#body.size)
    return this.#finished
  }

  /** Stops reading, like a slow reader: data waits in the buffers on the way and, once these are full, at the other side. */
  pause(): void {
    this.#paused = true
    this.#socket.pause()
  }

  /** Reads on. */
  resume(): void {
    this.#paused = false
    this.#socket.resume()
    this.#heard()
  }

  /** The exchange as it stands, whether over or not. */
  soFar(): Exchange {
    return this.#exchange ?? this.#record('abort', 'still open')
  }

  /** Stops reading and closes the connection. */
  async abort(): Promise<Exchange> {
    this.#end('abort', 'the clause had seen enough')
    return this.#finished
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.abort()
  }

  #send(): void {
    const { path } = this.#request
    if (/[^!-\xff]/.test(path)) {
      this.#end('abort', `a path that cannot be sent: ${JSON.stringify(path)}`)
      return
    }
    const socket = this.#socket
    socket.on('data', this.#onData).on('error', this.#onError).on('close', this.#onClose).on('end', this.#onClose)
    sendTo(socket, this.#request)
    if (!this.#paused) socket.resume()
  }

  readonly #onData = (bytes: Buffer): void => {
    this.#young.answered()
    try {
      const body = this.#parser.push(bytes)
      this.#body.keep(body.length === 1 ? (body[0] as Buffer) : Buffer.concat(body))
    } catch (error) {
      this.#end('reset', (error as Error).message)
      return
    }
    if (this.#body.size > this.#limits.maxBytes) this.#end('abort', `more than ${this.#limits.maxBytes} bytes`)
    else if (this.#parser.over) this.#endOfAnswer()
    else this.#heard()
  }

  readonly #onError = (error: Error): void => this.#end('reset', describeError(error))

  readonly #onClose = (): void => {
    if (this.#parser.close()) this.#end('eof', undefined)
    else this.#end('reset', this.#parser.head === undefined ? closedEarly : 'closed before the end of the body')
  }

  /**
   * The answer is complete. An answer to `HEAD`, or a 304, may be followed by a forbidden body (RFC 9110, sections 9.3.2 and 15.4.5), which is
   * recorded.
   */
  #endOfAnswer(): void {
    const { behind } = this.#parser
    const isBare = this.#request.method === 'HEAD' || this.status === 304
    if (isBare && behind.length === 0) {
      this.#endWait.stop()
      this.#linger = setTimeout(() => this.#end('eof', undefined), Math.min(lingerMs, this.#limits.silenceMs))
    } else if (isBare) {
      this.#body.keep(behind)
      this.#end('eof', undefined)
    } else if (this.#kept && behind.length > 0) this.#end('reset', `${behind.length} bytes behind the answer`)
    else this.#end('eof', undefined)
  }

  #heard(): void {
    if (this.ended) return
    this.#endWait.heard()
    this.#watch.wake()
  }

  #end(end: End, detail: string | undefined): void {
    if (this.ended) return
    if (end === 'eof' && this.#endedYoung()) {
      this.#letGo(end)
      this.#parser = new AnswerParser(this.#request.method)
      this.#body.clear()
      this.#again = setTimeout(() => {
        this.#young.openedAgain()
        this.#socket = connectTo(this.#request.origin)
        this.#send()
      }, betweenMs)
      return
    }
    clearTimeout(this.#again)
    clearTimeout(this.#linger)
    this.#endWait.stop()
    this.#young.stop()
    if (end === 'timeout') this.#limits.onPatienceSpent?.()
    this.#exchange = this.#record(end, detail)
    this.#letGo(end)
    this.#watch.wake()
    this.#resolve(this.#exchange)
  }

  /** Whether the answer ended at once and empty, as that of a young run may. */
  #endedYoung(): boolean {
    const { isYoung, isAtOnce } = this.#young
    if (!isYoung || this.status !== 200 || !this.#body.isEmpty(this.#parser.head)) return false
    // Late as this process saw it: it may have been busy.
    if (!isAtOnce) this.#limits.onPatienceSpent?.()
    return isAtOnce
  }

  /** Bytes that arrive on a kept connection before its next request count as following this answer: they wait there. */
  #letGo(end: End): void {
    const socket = this.#socket
    socket.off('data', this.#onData).off('error', this.#onError).off('close', this.#onClose).off('end', this.#onClose)
    socket.on('error', () => {})
    if (this.#kept && end === 'eof') socket.pause()
    else socket.destroy()
  }

  #record(end: End, detail: string | undefined): Exchange {
    const [request, { head }, chunks] = [this.#request, this.#parser, [...this.#body.chunks]]
    return new Exchange({ request, head, chunks, end, detail, durationMs: performance.now() - this.#startedAt })
  }
}
