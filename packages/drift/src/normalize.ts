import { isDeepStrictEqual } from 'node:util'
import type { Json, JsonObject } from './json.ts'
import { isObject } from './json.ts'
import { mergeAllOf } from './merge-all-of.ts'
import { dataKeys, namingKeys } from './resolve-references.ts'

/** The examples that stood beside an object before it was normalized. */
export type Examples = WeakMap<JsonObject, readonly Json[]>

/** What a keyword means where it is left out; said aloud it says nothing. */
const unsaid: Readonly<Record<string, readonly Json[]>> = {
  required: [false, []],
  additionalProperties: [true],
  ...Object.fromEntries(['minItems', 'minLength', 'minProperties'].map((key) => [key, [0]])),
  ...Object.fromEntries(
    [
      ...['deprecated', 'nullable', 'readOnly', 'writeOnly', 'uniqueItems', 'exclusiveMaximum', 'exclusiveMinimum'],
      ...['allowReserved', 'allowEmptyValue'],
    ].map((key) => [key, [false]]),
  ),
}

/** What nothing on the wire depends on: titles repeat component names, and the styles of lists say nothing of scalars. */
const noise = new Set(['title', '$comment', '$schema', '$id', 'xml', 'externalDocs', 'links', 'style', 'explode'])

/**
 * Rewrites what was resolved, in place, so that equal meanings look equal: OpenAPI 3.0 as 3.1, `allOf` merged, sets sorted, whitespace
 * one space, what is meant anyway and what speaks to the provider's own tools left out, examples set aside.
 */
export function normalize(value: Json, examples: Examples, areNames = false): void {
  if (Array.isArray(value)) for (const item of value) normalize(item, examples)
  if (!isObject(value)) return
  if (!areNames) normalizeObject(value, examples)
  for (const [key, inner] of Object.entries(value)) {
    if (areNames || !dataKeys.has(key)) normalize(inner, examples, !areNames && namingKeys.has(key))
  }
  // An example may stand beside a schema or in it.
  if (areNames || !isObject(value.schema)) return
  const [beside, inside] = [examples.get(value), examples.get(value.schema)]
  if (inside && !beside) examples.set(value, inside)
  examples.delete(value.schema)
}

function normalizeObject(holder: JsonObject, examples: Examples): void {
  for (const key of ['oneOf', 'anyOf']) {
    const choices = holder[key]
    if (!Array.isArray(choices) || choices.length !== 1) continue
    delete holder[key]
    holder.allOf = [...(Array.isArray(holder.allOf) ? holder.allOf : []), ...choices]
  }
  mergeAllOf(holder)
  takeExamples(holder, examples)
  modernize(holder)
  for (const [key, value] of Object.entries(holder)) {
    const isUnsaid = unsaid[key]?.some((meant) => isDeepStrictEqual(value, meant))
    if (isUnsaid || noise.has(key) || key.startsWith('x-')) delete holder[key]
  }
  for (const key of ['description', 'summary']) {
    if (typeof holder[key] !== 'string') continue
    holder[key] = holder[key].replaceAll(/\s+/g, ' ').trim()
    if (holder[key] === '') delete holder[key]
  }
}

/** Takes `example` and `examples` out of an object, in whichever of the four ways OpenAPI has they are written. */
function takeExamples(holder: JsonObject, examples: Examples): void {
  const { example, examples: several = [] } = holder
  const named = isObject(several) ? Object.values(several).map((item) => (isObject(item) ? item.value : item)) : several
  const values = [example, ...(Array.isArray(named) ? named : [])].filter((value) => value !== undefined)
  if (values.length > 0) examples.set(holder, values)
  delete holder.example
  delete holder.examples
}

/** OpenAPI 3.0 wrote `nullable` and exclusive bounds as flags; documents of any version leave out a type that is implied. */
function modernize(schema: JsonObject): void {
  if (schema.nullable === true && schema.type !== undefined) schema.type = [schema.type, 'null'].flat()
  delete schema.nullable
  for (const bound of ['Minimum', 'Maximum']) {
    const [exclusive, inclusive] = [`exclusive${bound}`, bound.toLowerCase()]
    if (schema[exclusive] !== true || schema[inclusive] === undefined) continue
    schema[exclusive] = schema[inclusive]
    delete schema[inclusive]
  }
  if (schema.const !== undefined) schema.enum = [schema.const]
  delete schema.const
  if (schema.type === undefined) {
    if (isObject(schema.properties)) schema.type = 'object'
    else if (schema.items !== undefined) schema.type = 'array'
    else if (Array.isArray(schema.enum) && schema.enum.every((value) => typeof value === 'string'))
      schema.type = 'string'
  }
  for (const key of ['required', 'enum', 'type']) {
    const set = schema[key]
    if (Array.isArray(set))
      schema[key] = [...new Set(set)].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  }
  if (Array.isArray(schema.type) && schema.type.length === 1) schema.type = schema.type[0] as Json
}
