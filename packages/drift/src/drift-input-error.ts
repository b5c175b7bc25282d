/**
 * The provider's document cannot be compared: it cannot be read, is not an OpenAPI 3 document, or lacks the operation.
 * The message is one line that says what to do; a command exits with 2.
 */
export class DriftInputError extends Error {
  override readonly name: string = 'DriftInputError'
}

/** The operation refers to another file: the document has to be bundled first. */
export class OutsideReferenceError extends DriftInputError {
  override readonly name = 'OutsideReferenceError'
}
