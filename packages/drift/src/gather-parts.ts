import { resolvePointer } from '@get-log/contract-tests'
import type { Json, JsonObject } from './json.ts'
import { isObject, listOf, objectAt } from './json.ts'
import { DriftInputError } from './read-document.ts'

const maximumParts = 10_000
const maximumDepth = 100

/**
 * Creates a function that merges a value of a document with the target of its `$ref` and the members of its `allOf` into one object; the outer
 * one wins. Inner values are not merged until they are asked for themselves, so that unused references may lead anywhere.
 *
 * @throws DriftInputError from the function, if a reference leads nowhere or in a circle, or there are too many parts.
 */
export function createGather(
  document: JsonObject,
): (value: Json | undefined, at: string, depth?: number) => JsonObject {
  let parts = 0
  return function gather(value, at, depth = 0): JsonObject {
    parts += 1
    if (parts > maximumParts || depth > maximumDepth) {
      throw new DriftInputError(`the references at ${at} lead in circles or multiply without measure`)
    }
    if (!isObject(value)) return {}
    const { $ref, allOf, ...own } = value
    const inner = typeof $ref === 'string' ? [findTarget(document, $ref, at), ...listOf(allOf)] : listOf(allOf)
    return inner.map((part) => gather(part, at, depth + 1)).reduce(join, own)
  }
}

function findTarget(document: JsonObject, reference: string, at: string): Json {
  try {
    if (!/^#(\/|$)/.test(reference)) throw new Error('only references within the document are followed')
    return resolvePointer(document, decodeURIComponent(reference.slice(1))).value as Json
  } catch (cause) {
    // A circular reference also ends here, once the stack is full.
    const reason = (cause as Error).message
    throw new DriftInputError(`the reference ${reference} at ${at} leads nowhere: ${reason}`, { cause })
  }
}

function join(outer: JsonObject, inner: JsonObject): JsonObject {
  const required = [...listOf(outer.required), ...listOf(inner.required)]
  const names = Object.keys({ ...objectAt(outer, 'properties'), ...objectAt(inner, 'properties') })
  const both = (name: string): JsonObject => ({ allOf: [outer, inner].map((part) => objectAt(part.properties, name)) })
  const properties = names.length > 0 && { properties: Object.fromEntries(names.map((name) => [name, both(name)])) }
  return { ...inner, ...outer, ...(required.length > 0 && { required }), ...properties }
}
