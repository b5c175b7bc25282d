import type { Json, JsonObject } from './json.ts'
import { isObject, setKey } from './json.ts'
import { extensionsOf, normalizeText } from './normalize-schema.ts'

/**
 * Rewrites the security of an operation so that schemes are called by what they are (`http-bearer`, `apiKey-query-token`) and
 * not by component names. No requirement at all is the same as the empty one, `{}`: anybody may ask.
 */
export function reduceSecurity(
  declared: Json | undefined,
  schemeOf: (name: string) => Json,
): { requirements: JsonObject[]; schemes: JsonObject } {
  const schemes: JsonObject = {}
  const requirements = (Array.isArray(declared) ? declared.filter(isObject) : []).map((requirement) => {
    const renamed: JsonObject = {}
    for (const [name, scopes] of Object.entries(requirement)) {
      const scheme = schemeOf(name)
      const key = isObject(scheme) ? essenceOf(scheme, name) : name
      setKey(renamed, key, scopes)
      if (!isObject(scheme)) continue
      normalizeText(scheme)
      // A bearer format is a hint to people, and the name of an HTTP scheme knows no case.
      for (const extra of ['bearerFormat', ...extensionsOf(scheme)]) delete scheme[extra]
      if (typeof scheme.scheme === 'string') scheme.scheme = scheme.scheme.toLowerCase()
      setKey(schemes, key, scheme)
    }
    return renamed
  })
  const sorted = requirements.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  return { requirements: sorted.length > 0 ? sorted : [{}], schemes }
}

function essenceOf(scheme: JsonObject, name: string): string {
  if (scheme.type === 'http') return `http-${String(scheme.scheme).toLowerCase()}`
  if (scheme.type === 'apiKey') return `apiKey-${scheme.in}-${scheme.name}`
  return typeof scheme.type === 'string' ? scheme.type : name
}
