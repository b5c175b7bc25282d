import type { documentedErrors } from './facts.ts'
import type { components, operations } from './schema.ts'

export { defaultBaseUrl, documentedErrors, operationPath } from './facts.ts'
export type { components, operations, paths } from './schema.ts'

/** The operation `log_get`: its parameters and, by status, its responses. */
export type LogOperation = operations['log_get']

/** The query parameters `stream`, `download` and `raw`, each a {@link Flag}. */
export type LogQuery = NonNullable<LogOperation['parameters']['query']>

/** What a query flag accepts: a boolean, `'1'` or `'0'`. */
export type Flag = components['schemas']['Flag']

/** Every status that the document describes. */
export type LogStatus = keyof LogOperation['responses']

/** The documented statuses that are errors. */
export type ErrorStatus = Exclude<LogStatus, 200>

/** The body of every error: `{ error: { type, message } }`. */
export type ErrorResponse = components['schemas']['ErrorResponse']

/** The `error.type` documented for a status, for instance `'record-not-found'` for 404. */
export type DocumentedErrorType<Status extends ErrorStatus = ErrorStatus> = (typeof documentedErrors)[Status]

/** Any `error.type`: the documented ones complete in an editor, others are accepted, since the provider adds some. */
export type ErrorType = DocumentedErrorType | (string & {})
