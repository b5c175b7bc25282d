import { document } from '@get-log/spec'
import { operationPath } from '@get-log/types'
import type { ErrorTypes } from '../profile/profile.ts'
import type { Answer } from './answer.ts'
import type { Refusal } from './refusal.ts'

const { responses } = document.paths[operationPath].get
const { responses: components } = document.components

/** The media type and the example `error` of each error status of the document. */
const documentedErrors = new Map(
  Object.entries(responses).flatMap(([status, response]) => {
    if (!('$ref' in response)) return []
    const name = response.$ref.slice('#/components/responses/'.length) as keyof typeof components
    return Object.entries(components[name].content).map(
      ([mediaType, { example }]) => [Number(status), { mediaType, ...example.error }] as const,
    )
  }),
)

const undocumented = {
  mediaType: 'application/json',
  type: 'internal-server-error',
  message: 'The server could not answer.',
}

/** The words that the provider renamed in April 2026. */
const renamedIn202604: Readonly<Record<string, string>> = {
  'token-not-valid': 'invalid-token',
  'permission-denied': 'insufficient-permissions',
}

/** The one shape of every error: `{ error: { type, message } }`, worded as in the spec; an undocumented 4xx is worded as a 400. */
export function errorAnswer(refusal: Refusal, vocabulary: ErrorTypes): Answer {
  const inThatCase =
    documentedErrors.get(refusal.status) ?? (refusal.status < 500 ? documentedErrors.get(400) : undefined)
  const { mediaType, type, message } = inThatCase ?? undocumented
  const word = vocabulary === '2026-04' ? (renamedIn202604[type] ?? type) : type
  const error = { type: refusal.type ?? word, message: refusal.message || message }
  const body = new TextEncoder().encode(JSON.stringify({ error }, null, 2))
  return {
    status: refusal.status,
    headers: {
      'Content-Type': mediaType,
      'Content-Length': String(body.length),
      // A cache would still serve a 404 after the run had started.
      'Cache-Control': 'no-store',
      ...refusal.headers,
    },
    body,
  }
}
