import type { Socket } from 'node:net'
import { AnswerParser } from './answer-parser.ts'
import { connectTo } from './connect-to.ts'
import { findCoding, findDecoder } from './decode-body.ts'
import type { Chunk, End, WitnessRequest } from './exchange.ts'
import { Exchange } from './exchange.ts'
import type { Frame, Unframing } from './frame.ts'

/** How long to look for bytes behind an answer that has no body, where the peer keeps the connection open. */
const lingerMs = 300

/** What ends within this time ended at once. */
const atOnceMs = 1000

/** How long to wait before the stream of a young run is opened again. */
const betweenMs = 50

/** How often such a stream is opened at least, on a machine that is so busy that time says nothing. */
const fewestTries = 4

/** What an exchange tells where the other side closed the connection before it answered. */
export const closedEarly = 'closed without an answer'

/** How much a witness takes before it stops reading. */
export interface WitnessLimits {
  /** The longest silence once the end of the answer is awaited, in milliseconds. */
  readonly silenceMs: number
  /** The longest wait for the end, in milliseconds; each byte that came adds one, so that what is slow is not late. */
  readonly totalMs: number
  /** The most bytes of a body. */
  readonly maxBytes: number
  /** How long a run may be so young that a stream of its log ends at once, without a byte: then it is opened again. Default: never. */
  readonly youngMs?: number
  /** Called when a wait ran out: what came then may only be late. */
  readonly onPatienceSpent?: () => void
}

/**
 * One answer as it comes. It records bytes and times, follows no redirect, retries nothing, decompresses only what it did not ask for, and never
 * throws for what the other side does: that is told by the {@link Exchange}.
 */
export class Reading {
  readonly #request: WitnessRequest
  readonly #limits: WitnessLimits
  readonly #startedAt = performance.now()
  readonly #chunks: Chunk[] = []
  readonly #watchers = new Set<() => void>()
  readonly #finished: Promise<Exchange>
  #resolve!: (exchange: Exchange) => void
  #socket: Socket
  readonly #kept: boolean
  #parser: AnswerParser
  #openedAt = this.#startedAt
  #answeredAt: number | undefined
  #tries = 1
  #paused = false
  #exchange: Exchange | undefined
  #received = 0
  #printed: Printed | undefined
  #endAwaitedAt: number | undefined
  #again: NodeJS.Timeout | undefined
  #silence: NodeJS.Timeout | undefined
  #total: NodeJS.Timeout | undefined

  /**
   * @internal
   * @param kept a connection to use, and to leave open for further requests if the answer is over and nothing stands behind it.
   */
  constructor(request: WitnessRequest, limits: WitnessLimits, kept?: Socket) {
    this.#request = request
    this.#limits = limits
    this.#socket = kept ?? connectTo(request.origin)
    this.#kept = kept !== undefined
    this.#parser = new AnswerParser(request.method)
    this.#finished = new Promise((resolve) => {
      this.#resolve = resolve
    })
    this.#send()
  }

  /** Whether the answer is over, in whichever way. */
  get ended(): boolean {
    return this.#exchange !== undefined
  }

  /** The status, or 0 as long as no response head came. */
  get status(): number {
    return this.#parser.head?.status ?? 0
  }

  /** How many bytes of the body came so far; of a log, of what the program printed. */
  get received(): number {
    const { frame } = this.#request
    if (findDecoder(this.#request, this.#parser.head) !== undefined) return this.bodyFrom().byteLength
    if (frame === undefined || this.status !== 200) return this.#received
    return this.#unframed().reduce((sum, { byteLength }) => sum + byteLength, 0)
  }

  /** The body so far, or what of it comes after so many bytes; of a log, what the program printed. */
  bodyFrom(start = 0): Uint8Array {
    const decode = findDecoder(this.#request, this.#parser.head)
    if (decode !== undefined) return this.soFar().body.subarray(start)
    let before = 0
    const later = this.#unframed().flatMap((bytes) => {
      const skipped = Math.max(0, start - before)
      before += bytes.byteLength
      return skipped < bytes.byteLength ? [bytes.subarray(skipped)] : []
    })
    return Buffer.concat(later)
  }

  /** What stands around the log. */
  get frame(): Frame | undefined {
    return this.#request.frame
  }

  /** Each chunk is looked at once: many lines may be awaited one by one. */
  #unframed(): readonly Buffer[] {
    const { frame } = this.#request
    if (frame === undefined || this.status !== 200) return this.#chunks.map(({ bytes }) => bytes as Buffer)
    this.#printed ??= { unframing: frame.unframe(), pieces: [], taken: 0 }
    for (; this.#printed.taken < this.#chunks.length; this.#printed.taken += 1)
      this.#printed.pieces.push(this.#printed.unframing.push(this.#chunks[this.#printed.taken]?.bytes as Buffer))
    return this.#printed.pieces
  }

  /** Waits until `reached` holds: true then, false if the answer ended or the patience ran out before. */
  async until(reached: (reading: Reading) => boolean, patienceMs: number): Promise<boolean> {
    if (reached(this)) return true
    if (this.ended) return false
    return new Promise((resolve) => {
      const settle = (held: boolean): void => {
        clearTimeout(timer)
        this.#watchers.delete(look)
        resolve(held)
      }
      const look = (): void => {
        if (reached(this)) settle(true)
        else if (this.ended) settle(false)
      }
      const timer = setTimeout(() => {
        this.#limits.onPatienceSpent?.()
        settle(reached(this))
      }, patienceMs)
      this.#watchers.add(look)
    })
  }

  /** Resolves with the exchange once the answer is over. Only from now on is it late if nothing comes. */
  async whole(): Promise<Exchange> {
    this.#endAwaitedAt ??= performance.now()
    this.#heard()
    this.#limitTotal(this.#endAwaitedAt)
    return this.#finished
  }

  /** Stops reading, as a slow reader does: what comes waits in the buffers on the way, and once these are full at the other side. */
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
    const { origin, method, path, headers, body = '' } = this.#request
    if (/[^!-\xff]/.test(path)) {
      this.#end('abort', `a path that cannot be sent: ${JSON.stringify(path)}`)
      return
    }
    const socket = this.#socket
    socket.on('data', this.#onData).on('error', this.#onError).on('close', this.#onClose).on('end', this.#onClose)
    const all = { Host: new URL(origin).host, ...headers }
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
    socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`, 'latin1')
    if (body !== '') socket.write(body)
    if (!this.#paused) socket.resume()
  }

  readonly #onData = (bytes: Buffer): void => {
    this.#answeredAt ??= performance.now()
    try {
      const body = this.#parser.push(bytes)
      this.#keep(body.length === 1 ? (body[0] as Buffer) : Buffer.concat(body))
    } catch (error) {
      this.#end('reset', (error as Error).message)
      return
    }
    if (this.#received > this.#limits.maxBytes) this.#end('abort', `more than ${this.#limits.maxBytes} bytes`)
    else if (this.#parser.over) this.#endOfAnswer()
    else this.#heard()
  }

  readonly #onError = (error: Error): void => this.#end('reset', describeError(error))

  readonly #onClose = (): void => {
    if (this.#parser.close()) this.#end('eof', undefined)
    else this.#end('reset', this.#parser.head === undefined ? closedEarly : 'closed before the end of the body')
  }

  /**
   * The answer is complete. Behind one to `HEAD`, or a 304, a body may stand that must not be there (RFC 9110, sections 9.3.2 and 15.4.5): it is
   * recorded as one.
   */
  #endOfAnswer(): void {
    const { behind } = this.#parser
    const isBare = this.#request.method === 'HEAD' || this.status === 304
    if (isBare && behind.length === 0) {
      clearTimeout(this.#silence)
      this.#silence = setTimeout(() => this.#end('eof', undefined), Math.min(lingerMs, this.#limits.silenceMs))
    } else if (isBare) {
      this.#keep(behind)
      this.#end('eof', undefined)
    } else if (this.#kept && behind.length > 0) this.#end('reset', `${behind.length} bytes behind the answer`)
    else this.#end('eof', undefined)
  }

  #keep(bytes: Buffer): void {
    if (bytes.length === 0) return
    this.#chunks.push({ at: performance.now() - this.#startedAt, size: bytes.byteLength, bytes })
    this.#received += bytes.byteLength
  }

  #heard(): void {
    if (this.ended) return
    const { silenceMs } = this.#limits
    clearTimeout(this.#silence)
    if (this.#endAwaitedAt !== undefined)
      this.#silence = setTimeout(() => this.#end('timeout', `nothing came for ${silenceMs} ms`), silenceMs)
    for (const look of [...this.#watchers]) look()
  }

  #limitTotal(since: number): void {
    if (this.ended) return
    const { totalMs } = this.#limits
    const leftMs = since + totalMs + this.#received - performance.now()
    clearTimeout(this.#total)
    if (leftMs <= 0) this.#end('timeout', `not over after ${totalMs} ms`)
    else this.#total = setTimeout(() => this.#limitTotal(since), leftMs)
  }

  #end(end: End, detail: string | undefined): void {
    if (this.ended) return
    if (end === 'eof' && this.#endedYoung()) {
      this.#letGo(end)
      this.#parser = new AnswerParser(this.#request.method)
      this.#chunks.length = 0
      this.#received = 0
      this.#answeredAt = undefined
      this.#tries += 1
      this.#again = setTimeout(() => this.#openAgain(), betweenMs)
      return
    }
    clearTimeout(this.#again)
    clearTimeout(this.#silence)
    clearTimeout(this.#total)
    if (end === 'timeout') this.#limits.onPatienceSpent?.()
    this.#exchange = this.#record(end, detail)
    this.#letGo(end)
    for (const look of [...this.#watchers]) look()
    this.#resolve(this.#exchange)
  }

  #endedYoung(): boolean {
    const { youngMs = 0 } = this.#limits
    // However late the answer came, or in however many bytes a coding says that there is none.
    const endedAtOnce = performance.now() - (this.#answeredAt ?? 0) < atOnceMs && this.status === 200
    const isEmpty = this.#decoded(findCoding(this.#parser.head)).length === 0
    return (
      endedAtOnce && isEmpty && (this.#openedAt - this.#startedAt < youngMs || this.#tries < fewestTries) && youngMs > 0
    )
  }

  #decoded(decode: ReturnType<typeof findCoding> = (bytes) => bytes): Uint8Array {
    return decode(Buffer.concat(this.#chunks.map(({ bytes }) => bytes)))
  }

  #openAgain(): void {
    this.#openedAt = performance.now()
    this.#socket = connectTo(this.#request.origin)
    this.#send()
  }

  /** What comes on a kept connection before its next request stands behind this answer: it waits there. */
  #letGo(end: End): void {
    const socket = this.#socket
    socket.off('data', this.#onData).off('error', this.#onError).off('close', this.#onClose).off('end', this.#onClose)
    socket.on('error', () => {})
    if (this.#kept && end === 'eof') socket.pause()
    else socket.destroy()
  }

  #record(end: End, detail: string | undefined): Exchange {
    const [request, { head }, chunks] = [this.#request, this.#parser, [...this.#chunks]]
    return new Exchange({ request, head, chunks, end, detail, durationMs: performance.now() - this.#startedAt })
  }
}

interface Printed {
  readonly unframing: Unframing
  readonly pieces: Buffer[]
  taken: number
}

function describeError(error: Error): string {
  const { code } = error as NodeJS.ErrnoException
  return code === undefined || error.message.includes(code) ? error.message : `${code}: ${error.message}`
}
