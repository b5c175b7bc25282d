/**
 * The provider's document cannot be compared: it cannot be read, is not an OpenAPI 3 document, or lacks the operation.
 * The message is one line that says what to do; a command exits with 2.
 */
export class DriftInputError extends Error {
  override readonly name = 'DriftInputError'
}
