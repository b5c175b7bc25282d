import type { ClientRequest, IncomingMessage } from 'node:http'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { Chunk, End, ResponseHead, WitnessRequest } from './exchange.ts'
import { Exchange } from './exchange.ts'

/** How much a witness takes before it stops reading. */
export interface WitnessLimits {
  /** The longest silence before the end of the answer is awaited, in milliseconds. */
  readonly openSilenceMs?: number
  /** The longest silence once it is, in milliseconds. */
  readonly silenceMs: number
  /** The longest exchange, in milliseconds. */
  readonly totalMs: number
  /** The most bytes of a body. */
  readonly maxBytes: number
}

/**
 * One answer as it comes. It records bytes and times, follows no redirect, retries nothing, decompresses nothing, and never
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
  #client: ClientRequest | undefined
  #response: IncomingMessage | undefined
  #paused = false
  #head: ResponseHead | undefined
  #exchange: Exchange | undefined
  #received = 0
  #silenceMs: number
  #silence: NodeJS.Timeout | undefined
  #total: NodeJS.Timeout | undefined

  constructor(request: WitnessRequest, limits: WitnessLimits) {
    this.#request = request
    this.#limits = limits
    this.#silenceMs = limits.openSilenceMs ?? limits.silenceMs
    this.#finished = new Promise((resolve) => {
      this.#resolve = resolve
    })
    this.#total = setTimeout(() => this.#end('timeout', `not over after ${limits.totalMs} ms`), limits.totalMs)
    this.#heard()
    this.#send()
  }

  /** Whether the answer is over, in whichever way. */
  get ended(): boolean {
    return this.#exchange !== undefined
  }

  /** The status, or 0 as long as no response head came. */
  get status(): number {
    return this.#head?.status ?? 0
  }

  /** How many bytes of the body came so far. */
  get received(): number {
    return this.#received
  }

  /** The body so far, or what of it comes after so many bytes. */
  bodyFrom(start = 0): Uint8Array {
    let before = 0
    const later = this.#chunks.flatMap(({ bytes }) => {
      const skipped = Math.max(0, start - before)
      before += bytes.byteLength
      return skipped < bytes.byteLength ? [bytes.subarray(skipped)] : []
    })
    return Buffer.concat(later)
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
      const timer = setTimeout(() => settle(reached(this)), patienceMs)
      this.#watchers.add(look)
    })
  }

  /** The exchange, when the answer is over; from now on the end is what is waited for. */
  async whole(): Promise<Exchange> {
    this.#silenceMs = this.#limits.silenceMs
    this.#heard()
    return this.#finished
  }

  /** Stops reading, as a slow reader does: what comes waits in the buffers on the way, and once these are full at the other side. */
  pause(): void {
    this.#paused = true
    this.#response?.pause()
  }

  /** Reads on. */
  resume(): void {
    this.#paused = false
    this.#response?.resume()
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
    const { origin, method, path, headers, body } = this.#request
    const { protocol, hostname, port } = new URL(origin)
    const request = protocol === 'https:' ? requestHttps : requestHttp
    const host = hostname.replace(/^\[|\]$/g, '')
    try {
      this.#client = request({ host, port, method, path, headers, agent: false, maxHeaderSize: 65_536 })
    } catch (error) {
      this.#end('abort', (error as Error).message)
      return
    }
    this.#client.on('response', (response) => this.#receive(response))
    this.#client.on('error', (error) => this.#end('reset', describeError(error)))
    this.#client.on('close', () => this.#end('reset', 'closed without an answer'))
    this.#client.end(body)
  }

  #receive(response: IncomingMessage): void {
    const raw = response.rawHeaders
    this.#response = response
    this.#head = {
      httpVersion: response.httpVersion,
      status: response.statusCode ?? 0,
      statusText: response.statusMessage ?? '',
      headers: Array.from({ length: raw.length / 2 }, (_, index) => [raw[2 * index] ?? '', raw[2 * index + 1] ?? '']),
    }
    this.#heard()
    response.on('data', (bytes: Buffer) => {
      this.#chunks.push({ at: performance.now() - this.#startedAt, size: bytes.byteLength, bytes })
      this.#received += bytes.byteLength
      if (this.#received > this.#limits.maxBytes) this.#end('abort', `more than ${this.#limits.maxBytes} bytes`)
      else this.#heard()
    })
    response.on('end', () => this.#end(response.complete ? 'eof' : 'reset', undefined))
    response.on('error', (error) => this.#end('reset', describeError(error)))
    response.on('close', () => this.#end('reset', 'closed before the end of the body'))
    if (this.#paused) response.pause()
  }

  #heard(): void {
    if (this.ended) return
    clearTimeout(this.#silence)
    const silenceMs = this.#silenceMs
    this.#silence = setTimeout(() => this.#end('timeout', `nothing came for ${silenceMs} ms`), silenceMs)
    for (const look of [...this.#watchers]) look()
  }

  #end(end: End, detail: string | undefined): void {
    if (this.ended) return
    clearTimeout(this.#silence)
    clearTimeout(this.#total)
    this.#exchange = this.#record(end, detail)
    this.#client?.destroy()
    for (const look of [...this.#watchers]) look()
    this.#resolve(this.#exchange)
  }

  #record(end: End, detail: string | undefined): Exchange {
    const durationMs = performance.now() - this.#startedAt
    return new Exchange({
      request: this.#request,
      head: this.#head,
      chunks: [...this.#chunks],
      end,
      detail,
      durationMs,
    })
  }
}

function describeError(error: Error): string {
  const { code } = error as NodeJS.ErrnoException
  return code === undefined || error.message.includes(code) ? error.message : `${code}: ${error.message}`
}
