import type { ErrorTypes } from '../profile/error-types.ts'
import { errorTypeIn } from '../profile/error-types.ts'
import type { Answer } from './answer.ts'
import type { DocumentedError } from './documented-error.ts'
import { documentedErrors } from './documented-error.ts'
import type { Refusal } from './refusal.ts'

const undocumented: DocumentedError = {
  mediaType: 'application/json',
  type: 'internal-server-error',
  message: 'The server could not answer.',
}

/** The one shape of every error: `{ error: { type, message } }`, in the words of the spec; an undocumented 4xx has those of 400. */
export function errorAnswer(refusal: Refusal, vocabulary: ErrorTypes): Answer {
  const inThatCase =
    documentedErrors.get(refusal.status) ?? (refusal.status < 500 ? documentedErrors.get(400) : undefined)
  const { mediaType, type, message } = inThatCase ?? undocumented
  const error = { type: refusal.type ?? errorTypeIn(vocabulary, type), message: refusal.message || message }
  const body = new TextEncoder().encode(JSON.stringify({ error }, null, 2))
  return {
    status: refusal.status,
    headers: {
      'Content-Type': mediaType,
      'Content-Length': String(body.length),
      // A cache would keep a 404 beyond the start of its run.
      'Cache-Control': 'no-store',
      ...refusal.headers,
    },
    body,
  }
}
