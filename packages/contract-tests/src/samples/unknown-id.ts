import { randomBytes } from 'node:crypto'

/** A random id of 17 characters, as long as the documented one, that does not exist. */
export function createUnknownId(): string {
  return randomBytes(9).toString('hex').slice(1)
}
