/** An answer before it becomes a `Response`: cheap to make, and the same in every runtime. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | string | ReadableStream<Uint8Array> | null
}
