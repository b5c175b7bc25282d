/** Thrown by a step that ends a request with an error; the message defaults to the documented one. */
export class Refusal<Status extends number = number> extends Error {
  override readonly name = 'Refusal'
  readonly status: Status
  readonly headers: Readonly<Record<string, string>>

  constructor(status: Status, message = '', headers: Readonly<Record<string, string>> = {}) {
    super(message)
    this.status = status
    this.headers = headers
  }
}
