import { LogServerError } from '../log-server-error.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const longestId = 256

/** A random id that looks like the documented `HG7ML7M8z78YcAPEB`: 17 letters and digits, about 100 bits. */
export function createRunId(): string {
  const random = crypto.getRandomValues(new Uint8Array(17))
  return Array.from(random, (byte) => alphabet[byte % alphabet.length]).join('')
}

/**
 * Throws `invalid-input` for an id that no URL path could name: empty, `.` and `..` (which URLs resolve away), text that
 * cannot be encoded as UTF-8, and more than 256 characters.
 */
export function checkRunId(id: string): void {
  const reason =
    id === '' || id === '.' || id === '..'
      ? 'it cannot stand in a URL path'
      : /\p{Surrogate}/u.test(id)
        ? 'it holds half a surrogate pair'
        : id.length > longestId
          ? `it is longer than ${longestId} characters`
          : undefined
  if (reason !== undefined) {
    throw new LogServerError('invalid-input', `Invalid run id ${JSON.stringify(id.slice(0, 40))}: ${reason}.`)
  }
}
