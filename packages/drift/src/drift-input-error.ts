/** The documents cannot be compared: one cannot be read, or lacks the operation. A command prints the one line and exits with 2. */
export class DriftInputError extends Error {
  override readonly name = 'DriftInputError'
}
