import { fromPointer, toPointer } from '@get-log/contract-tests'
import type { FoundOperation } from './find-operation.ts'
import { serverUrls, template, wanted } from './find-operation.ts'
import type { Json, JsonObject } from './json.ts'
import { isObject, objectAt, objectsIn } from './json.ts'
import type { Examples } from './normalize.ts'
import { normalize } from './normalize.ts'
import { reduceParameters } from './reduce-parameters.ts'
import type { Origins } from './resolve-references.ts'
import { resolveReferences } from './resolve-references.ts'

/** A document of one operation without references, in the form in which equal meanings look equal. */
export interface ReducedDocument {
  readonly document: JsonObject
  readonly operation: JsonObject
  /** The document that it came from. */
  readonly source: JsonObject
  readonly origins: Origins
  readonly examples: Examples
}

/** The keys that lead to the operation of a reduced document. */
export const operationKeys: readonly string[] = fromPointer(wanted.pointer)

/** Reduces a document to one operation, written under the method and path by which we know it. */
export function reduceDocument(
  source: JsonObject,
  { path, pathItem, pathItemPointer, method }: FoundOperation,
): ReducedDocument {
  const origins: Origins = new WeakMap()
  const examples: Examples = new WeakMap()
  const read = (value: Json | undefined, at: string): Json => {
    const resolved = resolveReferences(source, value ?? [], at, origins)
    normalize(resolved, examples)
    return resolved
  }
  const declared = objectAt(pathItem, method)
  const operation = read(declared, pathItemPointer + toPointer([method])) as JsonObject
  const inherited = read(pathItem.parameters, `${pathItemPointer}/parameters`)
  const parameters = [...objectsIn(inherited), ...objectsIn(operation.parameters)]
  for (const key of ['parameters', 'servers', 'callbacks']) delete operation[key]
  operation.responses = reduceResponses(objectAt(operation, 'responses'))

  const schemes: JsonObject = {}
  const requirements = objectsIn(declared.security ?? source.security).map((requirement) => {
    const named = Object.entries(requirement).map(([name, scopes]) => {
      const scheme = read(
        objectAt(objectAt(source.components, 'securitySchemes'), name),
        toPointer(['components', 'securitySchemes', name]),
      ) as JsonObject
      schemes[essenceOf(scheme, name)] = scheme
      return [essenceOf(scheme, name), scopes] as const
    })
    return Object.fromEntries(named)
  })
  // No requirement at all is the same as the empty one: anybody may ask.
  operation.security = requirements.length > 0 ? requirements : [{}]

  const document: JsonObject = {
    openapi: '3.1.1',
    info: { title: 'Get log', version: '1' },
    servers: hostsOf(serverUrls(declared, pathItem, source), path),
    paths: { [wanted.path]: { [wanted.method]: operation } },
    components: { securitySchemes: schemes, parameters: reduceParameters(parameters, path) },
  }
  return { document, operation, source, origins, examples }
}

/** Header names in lower case, media types without `charset=utf-8`, and always a `headers` and a `content`, so that each one missing is seen as such. */
function reduceResponses(responses: JsonObject): JsonObject {
  const reduced = Object.entries(responses).map(([status, response]) => {
    const { headers, content, ...rest } = isObject(response) ? response : {}
    const media = rename(content, (type) => type.replaceAll(/\s+/g, '').replace(/;charset="?utf-8"?$/i, ''))
    for (const [type, described] of Object.entries(media)) {
      // Without a schema text is still text; of anything else nothing is promised, which the empty schema says aloud.
      if (isObject(described)) described.schema ??= type.startsWith('text/') ? { type: 'string' } : {}
    }
    return [
      /^\dxx$/i.test(status) ? status.toUpperCase() : status,
      { ...rest, headers: rename(headers), content: media },
    ]
  })
  return Object.fromEntries(reduced.filter(([status]) => !String(status).startsWith('x-')))
}

function rename(map: Json | undefined, name = (key: string): string => key): JsonObject {
  return Object.fromEntries(
    Object.entries(isObject(map) ? map : {}).map(([key, value]) => [name(key.toLowerCase()), value]),
  )
}

/** What a security scheme is, in place of its component's name, and no more of it than that and its words. */
function essenceOf(scheme: JsonObject, name: string): string {
  // A bearer format is a hint to people, and the name of an HTTP scheme knows no case.
  delete scheme.bearerFormat
  if (typeof scheme.scheme === 'string') scheme.scheme = scheme.scheme.toLowerCase()
  if (scheme.type === 'http') return `http-${scheme.scheme}`
  if (scheme.type === 'apiKey') return `apiKey-${scheme.in}-${scheme.name}`
  return typeof scheme.type === 'string' ? scheme.type : name
}

/**
 * The absolute URLs of the servers less the path that we know, since `/v2` may stand in the server or in the path. A relative one
 * is left out: it speaks of where the document lies.
 */
function hostsOf(urls: readonly string[], path: string): JsonObject[] {
  const known = template(wanted.path)
  return urls
    .filter((url) => /^https?:/i.test(url))
    .map((url) => {
      const whole = url + template(path)
      return { url: (whole.endsWith(known) ? whole.slice(0, -known.length) : url).toLowerCase() }
    })
}
