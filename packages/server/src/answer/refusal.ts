import type { ErrorStatus } from '@get-log/types'

/** An error status of the document, or one of HTTP's own that a request or a fault can cause. */
export type RefusalStatus = ErrorStatus | 408 | 413 | 417 | 431 | 500 | 502 | 503

/** Thrown by a step that ends a request with an error; the message and the type default to the documented ones. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: RefusalStatus
  readonly headers: Readonly<Record<string, string>>
  readonly type: string | undefined

  constructor(status: RefusalStatus, message = '', headers: Readonly<Record<string, string>> = {}, type?: string) {
    super(message)
    this.status = status
    this.headers = headers
    this.type = type
  }
}

/** The 401 that says how to authenticate (RFC 9110, section 11.6.1). */
export function unauthorized(): Refusal {
  return new Refusal(401, undefined, { 'WWW-Authenticate': 'Bearer' })
}
