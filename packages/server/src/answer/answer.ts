import type { BodySource } from '../bytes/body-source.ts'

/** An answer before it becomes a `Response` or is written to a socket: cheap to make, and the same in every runtime. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | BodySource | null
}
