import { fromPointer, toPointer } from '@get-log/contract-tests'
import { DriftInputError, OutsideReferenceError } from './drift-input-error.ts'
import type { Json, JsonObject } from './json.ts'
import { isObject, setKey } from './json.ts'

/** Where each object of a resolved tree stands in its document, as a JSON pointer with every reference followed. */
export type Origins = WeakMap<object, string>

/** Stands where a schema contains itself; the number says how many levels up, so that it is the same under any component name. */
const recursionKey = 'x-recursion'

const maximumNodes = 200_000
const maximumDepth = 400

/** Keys whose values are data of the API, never parts of the description: a `$ref` in an example is only text. */
const dataKeys = new Set(['example', 'default', 'enum', 'const', 'value'])
/** Keys whose own keys are names chosen by the author: a property may be called `example`. */
const namingKeys = new Set([
  ...['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions', 'responses', 'headers', 'content'],
  ...['examples', 'links', 'callbacks', 'encoding', 'variables'],
])

/**
 * Copies a value that stands at a pointer of a document, with every `$ref` replaced by what it names. A schema that contains itself
 * ends in `{ "x-recursion": levels }`. In OpenAPI 3.1 the keys beside a `$ref` count, in 3.0 they are ignored.
 *
 * @throws DriftInputError if a reference leads nowhere, to itself, out of the document, or the copy grows past all measure.
 */
export function resolveReferences(document: JsonObject, value: Json, pointer: string, origins: Origins): Json {
  const keepsSiblings = !String(document.openapi).startsWith('3.0')
  const open: { pointer: string; depth: number }[] = []
  let nodes = 0

  return visit(value, pointer, 0)

  function visit(value: Json, at: string, depth: number): Json {
    nodes += 1
    if (nodes > maximumNodes || depth > maximumDepth) {
      throw new DriftInputError(`the document grows without measure where its references are resolved, at ${at}`)
    }
    if (Array.isArray(value)) return value.map((item, index) => visit(item, `${at}/${index}`, depth + 1))
    if (!isObject(value)) return value
    if (typeof value.$ref === 'string') return follow(value, value.$ref, at, depth)
    const copy: JsonObject = {}
    origins.set(copy, at)
    for (const [key, inner] of Object.entries(value)) setKey(copy, key, visitKey(key, inner, at, depth))
    return copy
  }

  function visitKey(key: string, inner: Json, at: string, depth: number): Json {
    if (dataKeys.has(key) || key.startsWith('x-') || (key === 'examples' && Array.isArray(inner))) return inner
    const place = at + toPointer([key])
    if (!namingKeys.has(key) || !isObject(inner)) return visit(inner, place, depth + 1)
    const copy: JsonObject = {}
    origins.set(copy, place)
    for (const [name, value] of Object.entries(inner)) {
      setKey(copy, name, visit(value, place + toPointer([name]), depth + 2))
    }
    return copy
  }

  function follow(holder: JsonObject, reference: string, at: string, depth: number): Json {
    const target = parseReference(reference, at)
    const seen = open.find(({ pointer }) => pointer === target)
    if (seen?.depth === depth) throw new DriftInputError(`the reference ${reference} at ${at} leads back to itself`)
    if (seen) return { [recursionKey]: depth - seen.depth }
    open.push({ pointer: target, depth })
    const resolved = visit(valueAt(document, target, at), target, depth)
    open.pop()
    const { $ref: _, ...siblings } = holder
    if (!keepsSiblings || Object.keys(siblings).length === 0 || !isObject(resolved)) return resolved
    if (Object.keys(siblings).every((key) => key === 'description' || key === 'summary')) {
      // Shallow, so that the same text beside two references does not end in the target of both.
      const described = { ...resolved, ...siblings }
      const origin = origins.get(resolved)
      if (origin !== undefined) origins.set(described, origin)
      return described
    }
    const both: JsonObject = { allOf: [resolved, visit(siblings, at, depth + 1)] }
    origins.set(both, at)
    return both
  }
}

/** The pointer that a `$ref` of this document holds, for instance `/components/schemas/A`. */
export function parseReference(reference: string, at: string): string {
  if (!reference.startsWith('#')) {
    throw new OutsideReferenceError(
      `the reference ${reference} at ${at} leads out of the document: bundle it into one file first`,
    )
  }
  const pointer = reference.slice(1)
  if (pointer !== '' && !pointer.startsWith('/')) {
    throw new DriftInputError(`the reference ${reference} at ${at} is not a JSON pointer`)
  }
  try {
    return toPointer(fromPointer(decodeURIComponent(pointer)))
  } catch {
    throw new DriftInputError(`the reference ${reference} at ${at} is not a JSON pointer`)
  }
}

/** What stands at a pointer; a reference met on the way is followed. */
export function valueAt(document: JsonObject, pointer: string, at: string, hops = 0): Json {
  let value: Json = document
  let place = ''
  for (const key of fromPointer(pointer)) {
    if (isObject(value) && typeof value.$ref === 'string' && hops < 100) {
      const target = parseReference(value.$ref, place)
      return valueAt(document, target + pointer.slice(place.length), at, hops + 1)
    }
    const inner: Json | undefined =
      typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as JsonObject)[key] : undefined
    if (inner === undefined)
      throw new DriftInputError(`the document refers to #${pointer}, which it does not have, at ${at}`)
    value = inner
    place += toPointer([key])
  }
  return value
}
