import { isDeepStrictEqual } from 'node:util'
import type { Json, JsonObject } from './json.ts'
import { isObject } from './json.ts'
import { mergeAllOf } from './merge-all-of.ts'

/** The examples that stood beside an object before it was normalized. */
export type Examples = WeakMap<JsonObject, readonly Json[]>

const schemaKeys = ['items', 'additionalProperties', 'not', 'if', 'then', 'else', 'contains', 'propertyNames']
const schemaListKeys = ['allOf', 'anyOf', 'oneOf', 'prefixItems']
const schemaMapKeys = ['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions']

/** What a keyword means where it is left out; said aloud it says nothing. */
const defaults: Readonly<JsonObject> = {
  additionalProperties: true,
  deprecated: false,
  exclusiveMaximum: false,
  exclusiveMinimum: false,
  minItems: 0,
  minLength: 0,
  minProperties: 0,
  nullable: false,
  readOnly: false,
  required: [],
  uniqueItems: false,
  writeOnly: false,
}

/**
 * Rewrites a resolved schema in place so that equal meanings look equal: OpenAPI 3.0 as 3.1, `allOf` merged, sets sorted,
 * defaults and titles (they repeat component names) left out, examples set aside.
 */
export function normalizeSchema(schema: JsonObject, examples: Examples): void {
  mergeAllOf(schema)
  collapseSingleChoice(schema)
  takeExamples(schema, examples)
  modernize(schema)
  for (const key of Object.keys(schema)) {
    if (key in defaults && isDeepStrictEqual(schema[key], defaults[key])) delete schema[key]
  }
  for (const key of ['title', '$comment', '$schema', '$id', 'xml', 'externalDocs', ...extensionsOf(schema)])
    delete schema[key]
  normalizeText(schema)
  addImpliedType(schema)
  sortSets(schema)
  for (const inner of subschemas(schema)) normalizeSchema(inner, examples)
}

/** Makes descriptions and summaries comparable: whitespace is one space, an empty one is none. */
export function normalizeText(holder: JsonObject): void {
  for (const key of ['description', 'summary']) {
    const text = typeof holder[key] === 'string' ? holder[key].replaceAll(/\s+/g, ' ').trim() : ''
    delete holder[key]
    if (text) holder[key] = text
  }
}

/** Takes `example` and `examples` out of an object, in whichever of the four ways OpenAPI has they are written. */
export function takeExamples(holder: JsonObject, examples: Examples): void {
  const { example, examples: several } = holder
  const named = isObject(several)
    ? Object.values(several).flatMap((item) => (isObject(item) && item.value !== undefined ? [item.value] : []))
    : (several ?? [])
  const values = [...(example === undefined ? [] : [example]), ...(Array.isArray(named) ? named : [])]
  if (values.length > 0) examples.set(holder, values)
  delete holder.example
  delete holder.examples
}

/** The names of an object's specification extensions, which speak to the provider's own tools. */
export function extensionsOf(holder: JsonObject): string[] {
  return Object.keys(holder).filter((key) => key.startsWith('x-') && key !== 'x-recursion')
}

function collapseSingleChoice(schema: JsonObject): void {
  for (const key of ['oneOf', 'anyOf']) {
    const choices = schema[key]
    if (!Array.isArray(choices) || choices.length !== 1 || !isObject(choices[0])) continue
    delete schema[key]
    schema.allOf = [...(Array.isArray(schema.allOf) ? schema.allOf : []), choices[0]]
    mergeAllOf(schema)
  }
}

/** OpenAPI 3.0 wrote `nullable` and exclusive bounds as flags; 3.1 has JSON Schema's types and numbers, and `const`. */
function modernize(schema: JsonObject): void {
  if (schema.nullable === true && schema.type !== undefined) schema.type = [...listOf(schema.type), 'null']
  delete schema.nullable
  for (const [exclusive, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (schema[exclusive] !== true || schema[bound] === undefined) continue
    schema[exclusive] = schema[bound]
    delete schema[bound]
  }
  if (schema.const !== undefined) {
    schema.enum = [schema.const]
    delete schema.const
  }
}

/** Documents often leave out a type that the other keywords imply. */
function addImpliedType(schema: JsonObject): void {
  if (schema.type !== undefined) return
  if (isObject(schema.properties)) schema.type = 'object'
  else if (schema.items !== undefined) schema.type = 'array'
  else if (Array.isArray(schema.enum) && schema.enum.every((value) => typeof value === 'string')) schema.type = 'string'
}

function sortSets(schema: JsonObject): void {
  for (const key of ['required', 'enum', 'type']) {
    const set = schema[key]
    if (Array.isArray(set))
      schema[key] = [...new Set(set)].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  }
  if (Array.isArray(schema.type) && schema.type.length === 1 && schema.type[0] !== undefined)
    schema.type = schema.type[0]
}

function subschemas(schema: JsonObject): JsonObject[] {
  const inner = [
    ...schemaKeys.map((key) => schema[key]),
    ...schemaListKeys.flatMap((key) => schema[key]),
    ...schemaMapKeys.flatMap((key) => (isObject(schema[key]) ? Object.values(schema[key]) : [])),
  ]
  return inner.filter(isObject)
}

function listOf(value: Json): Json[] {
  return Array.isArray(value) ? value : [value]
}
