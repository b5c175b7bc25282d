import type { Chunk, ResponseHead } from './exchange.ts'
import { findCoding } from './exchange.ts'
import type { Frame, Unframing } from './frame.ts'

/** The body of an answer as it arrives. */
export class BodySoFar {
  readonly chunks: Chunk[] = []
  /** How many bytes arrived over the wire. */
  size = 0
  readonly #startedAt: number
  readonly #printed: Buffer[] = []
  #unframing: Unframing | undefined

  constructor(startedAt: number) {
    this.#startedAt = startedAt
  }

  keep(bytes: Buffer): void {
    if (bytes.length === 0) return
    this.chunks.push({ at: performance.now() - this.#startedAt, size: bytes.byteLength, bytes })
    this.size += bytes.byteLength
  }

  clear(): void {
    this.chunks.length = 0
    this.size = 0
  }

  /** Whether the body is empty once decoded: a coding may need bytes even for nothing. */
  isEmpty(head: ResponseHead | undefined): boolean {
    return this.size === 0 || findCoding(head)?.(Buffer.concat(this.#bytes())).length === 0
  }

  /** What a program printed, piece by piece. Looks at each chunk once: many lines may be awaited one by one. */
  pieces(frame: Frame | undefined): readonly Buffer[] {
    if (frame === undefined) return this.#bytes()
    this.#unframing ??= frame.unframe()
    for (const bytes of this.#bytes().slice(this.#printed.length))
      this.#printed.push(Buffer.concat([this.#unframing.push(bytes)]))
    return this.#printed
  }

  #bytes(): Buffer[] {
    return this.chunks.map(({ bytes }) => bytes as Buffer)
  }
}
