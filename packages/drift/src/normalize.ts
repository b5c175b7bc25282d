import type { Json, JsonObject } from './json.ts'
import { isObject, listOf } from './json.ts'

type Form = (value: Json) => Json | undefined

const nothing: Form = () => undefined
const squeezed: Form = (value) => String(value).replaceAll(/\s+/g, ' ').trim() || undefined
const unlessFalse: Form = (value) => (value === false ? undefined : value)
const sorted: Form = (value) => (Array.isArray(value) ? [...new Set(value)].sort() : unlessFalse(value))

/** Normal forms of keywords, so that equal meanings look equal; undefined if they are redundant. */
const forms: readonly [keywords: RegExp, form: Form][] = [
  [/^(description|summary)$/, squeezed],
  [/^(enum|required)$/, sorted],
  [/^(deprecated|nullable|allowReserved|allowEmptyValue)$/, unlessFalse],
  // These do not affect the wire.
  [/^(title|\$comment|externalDocs|links|callbacks|style|explode|bearerFormat|x-.*)$/, nothing],
  // These are separate places, or part of the keys of places.
  [/^(parameters|responses|security|servers|headers|content|schema|properties|examples?|in|name|scheme)$/, nothing],
]

/** Writes the keywords of an object in normal form, with the implied type and without its contents. */
export function normalize({ const: only, ...holder }: JsonObject): JsonObject {
  const values = only === undefined ? listOf(holder.enum) : [only]
  const isText = values.length > 0 && values.every((value) => typeof value === 'string')
  const type = holder.type ?? (holder.properties ? 'object' : isText ? 'string' : undefined)
  const whole = { ...(type && { type }), ...holder, ...(values.length > 0 && { enum: values }) }
  const entries = Object.entries(whole).map(([key, value]) => {
    const form = forms.find(([keywords]) => keywords.test(key))?.[1]
    return [key, form ? form(value) : value] as const
  })
  return Object.fromEntries(entries.filter((entry): entry is [string, Json] => entry[1] !== undefined))
}

const flagSpellings = ['0', '1', 'false', 'true']

/**
 * A query carries only text, so `boolean`, `boolean | "0" | "1"` and the four strings are the same. A plain boolean includes `1`
 * and `0`: the schema cannot express them, but the provider's prose does ("If `true` or `1` then ...").
 */
export function spellOut({ oneOf, ...schema }: JsonObject): JsonObject {
  const spellings = (oneOf ? listOf(oneOf) : [schema]).map((choice) => {
    if (!isObject(choice)) return undefined
    return choice.type === 'boolean' ? flagSpellings : (choice.enum as Json[] | undefined)?.map(String)
  })
  if (!spellings.every((list) => list !== undefined)) return { ...schema, ...(oneOf && { oneOf }) }
  const { default: unset, ...rest } = schema
  // An absent flag is off: a default that says so is not a difference, any other default is.
  const isOff = unset === undefined || ['false', '0'].includes(String(unset))
  return { ...rest, type: 'string', enum: [...new Set(spellings.flat())], ...(!isOff && { default: unset }) }
}
