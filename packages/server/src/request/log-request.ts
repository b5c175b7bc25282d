/** What the steps look at: the head of a `Request`. */
export interface LogRequest {
  readonly method: string
  readonly url: string
  /** Aborts when the sender has left. */
  readonly signal?: AbortSignal
  readonly headers: { get(name: string): string | null }
}
