import { excerpt } from './excerpt.ts'
import { LogError } from './log-error.ts'

/**
 * The server reported success but did not send a log, which is an uncompressed 200 of a text media type other than HTML: it
 * sent a maintenance page, for example, a 204 or a 206. Never retried.
 */
export class LogResponseError extends LogError {
  override readonly name = 'LogResponseError'
  /** The HTTP status, from 200 to 299. */
  declare readonly status: number
  /** The `Content-Type` header; undefined if there was none. */
  declare readonly contentType: string | undefined
  /** The beginning of the body, which may be empty. */
  declare readonly reason: string

  constructor(request: string, { status, headers }: Response, body: string) {
    const contentType = headers.get('content-type') ?? undefined
    const coding = headers.get('content-encoding') ?? headers.get('transfer-encoding')?.replace(/^chunked$/i, '')
    const reason = excerpt(body)
    super(
      `${request} answered ${status} ${contentType ?? 'without Content-Type'}${coding ? ` compressed by ${coding}` : ''}, which is not a log: ${reason || 'no body.'}`,
    )
    Object.assign(this, { status, contentType, reason })
  }
}
