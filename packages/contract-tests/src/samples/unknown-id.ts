import { randomBytes } from 'node:crypto'

/** A random id, of the same look as the documented one, that names nothing. */
export function createUnknownId(): string {
  return randomBytes(32)
    .toString('base64')
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 17)
}
