import { brotliDecompressSync, constants, gunzipSync, inflateSync } from 'node:zlib'
import type { Frame } from './frame.ts'

/** A request, exactly as it goes over the wire. */
export interface WitnessRequest {
  readonly method: string
  /** Origin of the target, for instance `http://127.0.0.1:4020`. */
  readonly origin: string
  /** Path and query, sent as they are. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | undefined
  /** The frame of the requested log; not sent. */
  readonly frame?: Frame | undefined
}

/** Some bytes of a body, and when they arrived: milliseconds after the request was sent. */
export interface Chunk {
  readonly at: number
  /** How many arrived. */
  readonly size: number
  /** Those that were kept: all of them, except in a shortened exchange. */
  readonly bytes: Uint8Array
}

/**
 * How a body ended: `eof`, complete by the rules of HTTP; `reset`, the connection broke or did not speak HTTP; `timeout`, nothing
 * arrived for as long as the witness waits; `abort`, the witness had enough.
 */
export type End = 'eof' | 'reset' | 'timeout' | 'abort'

/** The head of a response. */
export interface ResponseHead {
  readonly httpVersion: string
  readonly status: number
  readonly statusText: string
  /** As received, with order, case and repetition. */
  readonly headers: readonly (readonly [name: string, value: string])[]
}

/** Everything that came back for one request. */
export class Exchange {
  readonly request!: WitnessRequest
  /** Absent if no response head came. */
  readonly head: ResponseHead | undefined
  readonly chunks!: readonly Chunk[]
  readonly end!: End
  /** The error of the socket, for instance `ECONNREFUSED`, or why the witness stopped. */
  readonly detail: string | undefined
  readonly durationMs!: number
  #framed: Uint8Array | undefined
  #body: Uint8Array | undefined

  constructor(parts: Pick<Exchange, 'request' | 'head' | 'chunks' | 'end' | 'detail' | 'durationMs'>) {
    Object.assign(this, parts)
  }

  /** The body, as far as it was kept, without a content coding that the request did not ask for; for a log, what the program printed. */
  get body(): Uint8Array {
    this.#body ??= this.unframe(this.framed)
    return this.#body
  }

  /** The same, including the target's frame around what a program printed. */
  get framed(): Uint8Array {
    if (this.#framed === undefined) {
      const bytes = Buffer.concat(this.chunks.map((chunk) => chunk.bytes))
      this.#framed = findDecoder(this.request, this.head)?.(bytes) ?? bytes
    }
    return this.#framed
  }

  /** What a program printed, taken from this answer's body; the whole body if there is no frame in it. */
  unframe(body: Uint8Array): Uint8Array {
    const { frame } = this.request
    const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
    if (frame === undefined || this.status !== 200 || !bytes.includes(frame.begin)) return body
    const unframing = frame.unframe()
    return Buffer.concat([unframing.push(bytes), unframing.end()])
  }

  /** How many bytes of the body arrived over the wire. */
  get received(): number {
    return this.chunks.reduce((sum, { size }) => sum + size, 0)
  }

  /** The same exchange with at most this many bytes of its body, for keeping. */
  shorten(length: number): Exchange {
    let left = length
    const chunks = this.chunks.map(({ at, size, bytes }) => {
      const kept = Uint8Array.from(bytes.subarray(0, left))
      left -= kept.byteLength
      return { at, size, bytes: kept }
    })
    return new Exchange({ ...this, chunks })
  }

  /** The status, or 0 if no response head came. */
  get status(): number {
    return this.head?.status ?? 0
  }

  /** The body as UTF-8 text: invalid bytes become U+FFFD, a byte-order mark stays. */
  get text(): string {
    return Buffer.from(this.body.buffer, this.body.byteOffset, this.body.byteLength).toString('utf8')
  }

  /** Every value of a header, whatever its case. */
  headers(name: string): string[] {
    const wanted = name.toLowerCase()
    return (this.head?.headers ?? []).filter(([given]) => given.toLowerCase() === wanted).map(([, value]) => value)
  }

  /** A header's values joined (RFC 9110, section 5.3), or undefined if it was not sent. */
  header(name: string): string | undefined {
    const values = this.headers(name)
    return values.length === 0 ? undefined : values.join(', ')
  }
}

const syncFlush = { finishFlush: constants.Z_SYNC_FLUSH }

const decoders: Readonly<Record<string, Decode>> = {
  gzip: (bytes) => gunzipSync(bytes, syncFlush),
  'x-gzip': (bytes) => gunzipSync(bytes, syncFlush),
  deflate: (bytes) => inflateSync(bytes, syncFlush),
  br: (bytes) => brotliDecompressSync(bytes, { finishFlush: constants.BROTLI_OPERATION_FLUSH }),
}

type Decode = (bytes: Uint8Array) => Uint8Array

/**
 * Decodes the content coding of an answer, as far as its body arrived: only if the request did not mention codings, so that any may be used
 * (RFC 9110, section 12.5.3).
 */
export function findDecoder(request: WitnessRequest, head: ResponseHead | undefined): Decode | undefined {
  const isAsked = Object.keys(request.headers).some((name) => name.toLowerCase() === 'accept-encoding')
  return isAsked ? undefined : findCoding(head)
}

/** Decodes the content coding that a head names. Bytes that are not in the coding stay as they are. */
export function findCoding(head: ResponseHead | undefined): Decode | undefined {
  const coding = head?.headers.find(([name]) => name.toLowerCase() === 'content-encoding')?.[1]
  const decode = decoders[coding?.toLowerCase() ?? 'identity']
  if (decode === undefined) return undefined
  return (bytes) => {
    try {
      return bytes.byteLength === 0 ? bytes : decode(bytes)
    } catch {
      return bytes
    }
  }
}
