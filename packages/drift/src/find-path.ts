import { operationPath } from '@get-log/types'
import { DriftInputError } from './drift-input-error.ts'
import type { JsonObject } from './json.ts'
import { objectAt } from './json.ts'

/**
 * The path under which a document has our operation, whatever the names of its parameters, which never travel.
 *
 * @throws DriftInputError if it has none.
 */
export function findPath(document: JsonObject): string {
  const items = Object.entries(objectAt(document, 'paths'))
  const template = (path: string): string => path.replaceAll(/\{[^{}]*\}/g, '{}')
  const found = items.find(([path]) => template(path) === template(operationPath))
  if (found) return found[0]
  const moved = items.find(([, item]) => JSON.stringify(item).includes('"operationId":"log_get"'))
  const hint = moved ? `log_get is at ${moved[0]} now` : "is it the provider's document of this API?"
  throw new DriftInputError(`the document has no ${operationPath} among its ${items.length} paths: ${hint}`)
}
