/** A JSON value, as an OpenAPI document holds it. */
export type Json = null | boolean | number | string | Json[] | JsonObject

export interface JsonObject {
  [key: string]: Json
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The object under a key, or an empty one. */
export function objectAt(value: Json | undefined, key: string): JsonObject {
  const inner = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
  return isObject(inner) ? inner : {}
}

/** The items of a list; none if it is not a list. */
export function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : []
}

/** A JSON value in one line of at most this many characters, for a message. */
export function brief(value: Json | undefined, limit = 100): string {
  if (Array.isArray(value) && value.length > 6) {
    const first = value.slice(0, 3).map((item) => brief(item, 40))
    return `${first.join(', ')} and ${value.length - 3} more`
  }
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > limit ? `${text.slice(0, limit - 1)}…` : text
}
