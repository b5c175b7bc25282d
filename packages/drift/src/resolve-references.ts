import { resolvePointer, toPointer } from '@get-log/contract-tests'
import { DriftInputError, OutsideReferenceError } from './drift-input-error.ts'
import type { Json, JsonObject } from './json.ts'
import { isObject } from './json.ts'

/** Where each object of a resolved tree stands in its document, as a JSON pointer with every reference followed. */
export type Origins = WeakMap<object, string>

const maximumNodes = 200_000

/** Keys whose values are data of the API, never parts of the description: a `$ref` in an example is only text. */
export const dataKeys: ReadonlySet<string> = new Set(['example', 'default', 'enum', 'const', 'value'])

/** Keys whose own keys are names chosen by the author: a property may be called `example`. */
export const namingKeys: ReadonlySet<string> = new Set([
  ...['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions', 'responses', 'headers', 'content'],
  ...['examples', 'links', 'callbacks', 'encoding', 'variables'],
])

/**
 * Copies a value that stands at a pointer of a document, with every `$ref` replaced by what it names. A schema that contains itself
 * says nothing more where it begins again. In OpenAPI 3.1 the keys beside a `$ref` count, in 3.0 they are ignored.
 *
 * @throws DriftInputError if a reference leads nowhere or out of the document, or the copy grows past all measure.
 */
export function resolveReferences(document: JsonObject, value: Json, pointer: string, origins: Origins): Json {
  const keepsSiblings = !String(document.openapi).startsWith('3.0')
  let nodes = 0
  return visit(value, pointer, [], false)

  function visit(value: Json, at: string, open: readonly string[], areNames: boolean): Json {
    nodes += 1
    if (nodes > maximumNodes) {
      throw new DriftInputError(`the document grows without measure where its references are resolved, at ${at}`)
    }
    if (Array.isArray(value)) return value.map((item, index) => visit(item, `${at}/${index}`, open, false))
    if (!isObject(value)) return value
    if (!areNames && typeof value.$ref === 'string') return follow(value, at, open)
    const entries = Object.entries(value).map(([key, inner]) => {
      const isData = dataKeys.has(key) || key.startsWith('x-') || (key === 'examples' && Array.isArray(inner))
      const place = at + toPointer([key])
      return [key, isData && !areNames ? inner : visit(inner, place, open, !areNames && namingKeys.has(key))]
    })
    return remember(Object.fromEntries(entries), at)
  }

  function follow({ $ref, ...siblings }: JsonObject, at: string, open: readonly string[]): Json {
    const target = findTarget(document, String($ref), at)
    if (open.includes(target.pointer)) return {}
    const resolved = visit(target.value, target.pointer, [...open, target.pointer], false)
    const keys = keepsSiblings && isObject(resolved) ? Object.keys(siblings) : []
    if (keys.length === 0) return resolved
    if (!keys.every((key) => key === 'description' || key === 'summary')) {
      return remember({ allOf: [resolved, visit(siblings, at, open, false)] }, at)
    }
    return remember({ ...(resolved as JsonObject), ...siblings }, origins.get(resolved as JsonObject) ?? target.pointer)
  }

  function remember(copy: JsonObject, at: string): JsonObject {
    origins.set(copy, at)
    return copy
  }
}

/**
 * What a reference names, and where it stands.
 *
 * @throws DriftInputError if it leads nowhere, and OutsideReferenceError if it leads out of the document.
 */
export function findTarget(document: JsonObject, reference: string, at: string): { pointer: string; value: Json } {
  if (!reference.startsWith('#')) {
    throw new OutsideReferenceError(
      `the reference ${reference} at ${at} leads out of the document: bundle it into one file first`,
    )
  }
  try {
    const pointer = decodeURIComponent(reference.slice(1))
    if (/^[^/]/.test(pointer)) throw new Error(`${pointer} is not a JSON pointer`)
    return resolvePointer(document, pointer) as { pointer: string; value: Json }
  } catch (cause) {
    // One that leads back to itself ends here too, once the stack is full.
    throw new DriftInputError(`the reference ${reference} at ${at} leads nowhere: ${(cause as Error).message}`, {
      cause,
    })
  }
}
