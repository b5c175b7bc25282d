import type { Json, JsonObject } from './json.ts'
import { isObject, listOf } from './json.ts'

type Form = (value: Json) => Json | undefined

const nothing: Form = () => undefined
const squeezed: Form = (value) => String(value).replaceAll(/\s+/g, ' ').trim() || undefined
const unlessFalse: Form = (value) => (value === false ? undefined : value)
const sorted: Form = (value) => (Array.isArray(value) ? [...new Set(value)].sort() : unlessFalse(value))

/** How keywords are written so that equal meanings look equal; undefined where they say what is meant anyway. */
const forms: readonly [keywords: RegExp, form: Form][] = [
  [/^(description|summary)$/, squeezed],
  [/^(enum|required)$/, sorted],
  [/^(deprecated|nullable|allowReserved|allowEmptyValue)$/, unlessFalse],
  // Nothing on the wire depends on these.
  [/^(title|\$comment|externalDocs|links|callbacks|style|explode|bearerFormat|x-.*)$/, nothing],
  // These are places of their own, or in the keys of places.
  [/^(parameters|responses|security|servers|headers|content|schema|properties|examples?|in|name|scheme)$/, nothing],
]

/** Writes the keywords of an object in one form, with the type that is implied and without what it holds. */
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
 * Text is all that a query carries, so `boolean`, `boolean | "0" | "1"` and the four strings are one and the same. A plain boolean
 * counts `1` and `0` in: the schema cannot say them, the provider's prose does ("If `true` or `1` then ...").
 */
export function spellOut({ oneOf, ...schema }: JsonObject): JsonObject {
  const spellings = (oneOf ? listOf(oneOf) : [schema]).map((choice) => {
    if (!isObject(choice)) return undefined
    return choice.type === 'boolean' ? flagSpellings : (choice.enum as Json[] | undefined)?.map(String)
  })
  if (!spellings.every((list) => list !== undefined)) return { ...schema, ...(oneOf && { oneOf }) }
  const { default: unset, ...rest } = schema
  // Left out, a flag is off: to say so is no difference, to say anything else is one.
  const isOff = unset === undefined || ['false', '0'].includes(String(unset))
  return { ...rest, type: 'string', enum: [...new Set(spellings.flat())], ...(!isOff && { default: unset }) }
}
