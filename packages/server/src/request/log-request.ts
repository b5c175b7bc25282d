/** What the steps look at: the head of a `Request`. */
export interface LogRequest {
  readonly method: string
  readonly url: string
  readonly headers: { get(name: string): string | null }
}
