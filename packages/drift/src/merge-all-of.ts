import { isDeepStrictEqual } from 'node:util'
import type { Json, JsonObject } from './json.ts'
import { isObject, objectAt } from './json.ts'

const words = /^(description|title|examples?|deprecated|x-.*)$/

/**
 * Merges the members of a schema's `allOf` into the schema itself, in place. A member that says something else than
 * the schema under the same keyword stays in `allOf`: both hold, and only a validator could tell what that means.
 */
export function mergeAllOf(schema: JsonObject): void {
  const members = schema.allOf
  if (!Array.isArray(members)) return
  delete schema.allOf
  const apart = members.flatMap((member) => {
    if (!isObject(member)) return [member]
    mergeAllOf(member)
    // What stayed apart in the member stays apart here.
    const inner = Array.isArray(member.allOf) ? member.allOf : []
    delete member.allOf
    if (!isMergeable(schema, member)) return [...inner, member]
    mergeMember(schema, member)
    return inner
  })
  if (apart.length > 0) schema.allOf = apart
}

function isMergeable(schema: JsonObject, member: JsonObject): boolean {
  if (isSealedAgainst(schema, member) || isSealedAgainst(member, schema)) return false
  return Object.entries(member).every(
    ([key, value]) =>
      schema[key] === undefined ||
      words.test(key) ||
      (key === 'required' && Array.isArray(value) && Array.isArray(schema.required)) ||
      (key === 'properties' && isObject(value) && isObject(schema.properties)) ||
      isDeepStrictEqual(schema[key], value),
  )
}

/** `additionalProperties` speaks of the properties beside it alone, so it must not meet others. */
function isSealedAgainst(sealed: JsonObject, other: JsonObject): boolean {
  const names = other.properties ?? other.patternProperties
  return sealed.additionalProperties !== undefined && names !== undefined
}

function mergeMember(schema: JsonObject, { required = [], properties, ...rest }: JsonObject): void {
  const both = [schema.required ?? [], required].flat()
  const own = objectAt(schema, 'properties')
  const merged = Object.entries(isObject(properties) ? properties : {}).map(([name, added]): [string, Json] => {
    const before = Object.hasOwn(own, name) ? own[name] : undefined
    return [name, before === undefined || isDeepStrictEqual(before, added) ? added : { allOf: [before, added] }]
  })
  Object.assign(schema, { ...rest, ...schema }, both.length > 0 && { required: [...new Set(both)] })
  if (properties !== undefined) schema.properties = Object.fromEntries([...Object.entries(own), ...merged])
}
