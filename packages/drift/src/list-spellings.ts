import type { Json, JsonObject } from './json.ts'
import { isObject } from './json.ts'

/** How this API spells a flag in a query, whichever of them a schema can express. */
const flagSpellings = ['0', '1', 'false', 'true']

/**
 * The spellings that a query parameter accepts on the wire, sorted, or undefined if they are not a short list. Text is all that
 * a query carries, so `boolean`, `boolean | "0" | "1"` and the four strings are one and the same. A plain boolean counts `1`
 * and `0` in: the schema cannot say them, the provider's prose does ("If `true` or `1` then ...").
 */
export function listSpellings(schema: Json): string[] | undefined {
  if (!isObject(schema)) return undefined
  const all = schema.enum ? spellingsOf(schema.enum) : (choicesOf(schema) ?? booleanSpellings(schema))
  return all && [...new Set(all)].sort()
}

function spellingsOf(values: Json): string[] | undefined {
  return Array.isArray(values) && values.every((value) => typeof value !== 'object') ? values.map(String) : undefined
}

function choicesOf(schema: JsonObject): string[] | undefined {
  const choices = schema.oneOf ?? schema.anyOf
  if (!Array.isArray(choices)) return undefined
  const each = choices.map(listSpellings)
  return each.every((list) => list !== undefined) ? each.flat() : undefined
}

function booleanSpellings(schema: JsonObject): string[] | undefined {
  const types = [schema.type ?? []].flat().filter((type) => type !== 'null')
  return types.length === 1 && types[0] === 'boolean' ? flagSpellings : undefined
}
