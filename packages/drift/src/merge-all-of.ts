import { isDeepStrictEqual } from 'node:util'
import type { Json, JsonObject } from './json.ts'
import { isObject, setKey } from './json.ts'

const words = new Set(['description', 'title', 'example', 'examples', 'deprecated'])

/**
 * Merges the members of a schema's `allOf` into the schema itself, in place. A member that says something else than
 * the schema under the same keyword stays in `allOf`: both hold, and only a validator could tell what that means.
 */
export function mergeAllOf(schema: JsonObject): void {
  if (!Array.isArray(schema.allOf)) return
  const members = schema.allOf
  delete schema.allOf
  const apart: Json[] = []
  for (const member of members) {
    if (!isObject(member)) {
      apart.push(member)
      continue
    }
    mergeAllOf(member)
    // What stayed apart in the member stays apart here.
    if (Array.isArray(member.allOf)) apart.push(...member.allOf)
    delete member.allOf
    const isFree = !isSealedAgainst(schema, member) && !isSealedAgainst(member, schema)
    if (isFree && Object.keys(member).every((key) => isMergeable(schema, key, member[key] as Json))) {
      mergeMember(schema, member)
    } else apart.push(member)
  }
  if (apart.length > 0) schema.allOf = apart
}

/** `additionalProperties` speaks of the properties beside it alone, so it must not meet others. */
function isSealedAgainst(sealed: JsonObject, other: JsonObject): boolean {
  const names = ['properties', 'patternProperties'].some((key) => other[key] !== undefined)
  return sealed.additionalProperties !== undefined && names
}

function isMergeable(schema: JsonObject, key: string, value: Json): boolean {
  if (schema[key] === undefined || words.has(key) || key.startsWith('x-')) return true
  if (key === 'required') return Array.isArray(value) && Array.isArray(schema.required)
  if (key === 'enum') return common(schema.enum, value).length > 0
  if (key === 'properties') return isObject(value) && isObject(schema.properties)
  return isDeepStrictEqual(schema[key], value)
}

function mergeMember(schema: JsonObject, member: JsonObject): void {
  for (const [key, value] of Object.entries(member)) {
    const own = schema[key]
    if (own === undefined) setKey(schema, key, value)
    else if (key === 'required' && Array.isArray(own) && Array.isArray(value))
      schema.required = [...new Set([...own, ...value])]
    else if (key === 'enum') schema.enum = common(own, value)
    else if (key === 'properties' && isObject(own) && isObject(value)) mergeProperties(own, value)
  }
}

function mergeProperties(own: JsonObject, added: JsonObject): void {
  for (const [name, schema] of Object.entries(added)) {
    const before = Object.hasOwn(own, name) ? own[name] : undefined
    setKey(own, name, before === undefined || isDeepStrictEqual(before, schema) ? schema : { allOf: [before, schema] })
  }
}

function common(own: Json | undefined, value: Json): Json[] {
  if (!Array.isArray(own) || !Array.isArray(value)) return []
  return own.filter((item) => value.some((other) => isDeepStrictEqual(item, other)))
}
