import type { JsonObject } from './json.ts'
import { isObject, setKey } from './json.ts'
import type { Examples } from './normalize-schema.ts'
import { extensionsOf, normalizeText } from './normalize-schema.ts'
import { reduceDescribed } from './reduce-parameters.ts'

/**
 * Normalizes resolved responses in place: header names in lower case, media types without `charset=utf-8`, and always a `headers`
 * and a `content`, so that each one missing is seen as such.
 */
export function reduceResponses(responses: JsonObject, examples: Examples): JsonObject {
  const reduced: JsonObject = {}
  for (const [status, response] of Object.entries(responses)) {
    if (!isObject(response) || status.startsWith('x-')) continue
    normalizeText(response)
    for (const key of ['links', ...extensionsOf(response)]) delete response[key]
    response.headers = rename(response.headers, headerName)
    response.content = rename(response.content, mediaType)
    addMissingSchemas(response.content)
    for (const described of [...Object.values(response.headers), ...Object.values(response.content)]) {
      if (isObject(described)) reduceHeaderOrMedia(described, examples)
    }
    setKey(reduced, /^\dxx$/i.test(status) ? status.toUpperCase() : status, response)
  }
  return reduced
}

/** Gives each status that we document and the provider covers by `4XX` or `default` a response of its own, to compare. */
export function spellOutRanges(responses: JsonObject, statuses: readonly string[]): void {
  for (const status of statuses) {
    const covering = responses[`${status[0]}XX`] ?? responses.default
    if (responses[status] === undefined && covering !== undefined) responses[status] = covering
  }
}

/** Without a schema text is still text; of anything else nothing is promised, which the empty schema says aloud. */
function addMissingSchemas(content: JsonObject): void {
  for (const [type, media] of Object.entries(content)) {
    if (isObject(media) && !isObject(media.schema)) media.schema = type.startsWith('text/') ? { type: 'string' } : {}
  }
}

function reduceHeaderOrMedia(described: JsonObject, examples: Examples): void {
  reduceDescribed(described, examples)
  for (const key of ['required', 'deprecated', 'explode']) if (described[key] === false) delete described[key]
  if (described.style === 'simple') delete described.style
}

function rename(map: unknown, name: (key: string) => string): JsonObject {
  const renamed: JsonObject = {}
  for (const [key, value] of Object.entries(isObject(map) ? map : {})) {
    if (!key.startsWith('x-') || isObject(value)) setKey(renamed, name(key), value)
  }
  return renamed
}

function headerName(name: string): string {
  return name.toLowerCase()
}

function mediaType(type: string): string {
  return type
    .toLowerCase()
    .replaceAll(/\s+/g, '')
    .replace(/;charset="?utf-8"?$/, '')
}
