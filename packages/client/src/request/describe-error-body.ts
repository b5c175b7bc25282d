import type { LogApiAnswer } from '../errors/log-api-error.ts'

const excerptLength = 200

/** Finds what the server said in an error body, whether it is the documented JSON, something else or nothing. */
export function describeErrorBody(body: unknown, response: Response): Pick<LogApiAnswer, 'type' | 'reason'> {
  const { type, message } = (body as { error?: Record<string, unknown> } | undefined)?.error ?? {}
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const excerpt = text?.replace(/\s+/g, ' ').trim().slice(0, excerptLength)
  return {
    type: typeof type === 'string' ? type : undefined,
    reason: typeof message === 'string' ? message : excerpt || response.statusText || 'no message.',
  }
}
