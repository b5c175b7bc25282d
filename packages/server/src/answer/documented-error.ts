import { document } from '@get-log/spec'
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

/** The media type and the `error` of the example, by each error status of the document. */
export const documentedErrors: ReadonlyMap<number, DocumentedError> = new Map(
  Object.entries(responses).flatMap(([status, response]) => {
    if (!('$ref' in response)) return []
    const name = response.$ref.slice('#/components/responses/'.length) as keyof typeof components
    return Object.entries(components[name].content).map(
      ([mediaType, { example }]) => [Number(status), { mediaType, ...example.error }] as const,
    )
  }),
)

/** The methods that the documented message of 405 lists: `OPTIONS,GET`. */
export const allowedMethods: string = document.components.headers.Allow.example
