import type { Json } from './json.ts'

/** A JSON value in one line of at most so many characters, for a message. */
export function brief(value: Json | undefined, limit = 100): string {
  if (Array.isArray(value) && value.length > 6) {
    return `${value
      .slice(0, 3)
      .map((item) => brief(item, 40))
      .join(', ')} and ${value.length - 3} more`
  }
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > limit ? `${text.slice(0, limit - 1)}…` : text
}
