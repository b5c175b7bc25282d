import { document } from '@get-log/spec'
import type { ErrorStatus } from '@get-log/types'
import { operationPath } from '@get-log/types'

/** What the document shows for an error status. */
export interface DocumentedError {
  /** The key of the example, parameters included. */
  readonly mediaType: string
  readonly type: string
  readonly message: string
}

const { responses } = document.paths[operationPath].get
const { responses: components } = document.components

/** The media type and the `error` of the example that the spec gives for a status. */
export function documentedError(status: ErrorStatus): DocumentedError {
  const name = responses[status].$ref.slice('#/components/responses/'.length) as keyof typeof components
  const [[mediaType, { example }]] = Object.entries(components[name].content) as [[string, ErrorContent]]
  return { mediaType, ...example.error }
}

type ErrorContent = { readonly example: { readonly error: { readonly type: string; readonly message: string } } }

/** The methods that the documented message of 405 lists: `OPTIONS,GET`. */
export const allowedMethods: string = document.components.headers.Allow.example
