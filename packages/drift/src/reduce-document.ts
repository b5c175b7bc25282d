import { toPointer } from '@get-log/contract-tests'
import type { FoundOperation } from './find-operation.ts'
import { serversOf, serverUrl, template } from './find-operation.ts'
import type { Json, JsonObject } from './json.ts'
import { isObject, objectAt, setKey } from './json.ts'
import type { Examples } from './normalize-schema.ts'
import { extensionsOf, normalizeText } from './normalize-schema.ts'
import { reduceParameters } from './reduce-parameters.ts'
import { reduceResponses } from './reduce-responses.ts'
import { reduceSecurity } from './reduce-security.ts'
import type { Origins } from './resolve-references.ts'
import { resolveReferences } from './resolve-references.ts'
import type { WantedOperation } from './wanted-operation.ts'

/** A document of one operation without references, in the form in which equal meanings look equal. */
export interface ReducedDocument {
  readonly document: JsonObject
  /** The operation in it, and the keys that lead there. */
  readonly operation: JsonObject
  readonly operationKeys: readonly string[]
  /** The document that it came from. */
  readonly source: JsonObject
  readonly origins: Origins
  readonly examples: Examples
}

/** Reduces a document to one operation, written under the method and path by which we know it. */
export function reduceDocument(source: JsonObject, found: FoundOperation, wanted: WantedOperation): ReducedDocument {
  const origins: Origins = new WeakMap()
  const examples: Examples = new WeakMap()
  const resolve = (value: Json, at: string) => resolveReferences(source, value, at, origins)
  const pointer = found.pathItemPointer + toPointer([found.method])
  const declared = objectAt(found.pathItem, found.method)
  const operation = resolve(declared, pointer) as JsonObject

  const inherited = resolve(found.pathItem.parameters ?? [], `${found.pathItemPointer}/parameters`)
  const parameters = [...objectsIn(inherited), ...objectsIn(operation.parameters)]
  const security = reduceSecurity(declared.security ?? source.security, (name) => {
    const at = toPointer(['components', 'securitySchemes', name])
    return resolve(objectAt(objectAt(source.components, 'securitySchemes'), name), at)
  })
  operation.responses = reduceResponses(objectAt(operation, 'responses'), examples)
  operation.security = security.requirements
  normalizeText(operation)
  if (operation.deprecated === false) delete operation.deprecated
  const unused = ['parameters', 'servers', 'callbacks', 'externalDocs', ...extensionsOf(operation)]
  for (const key of unused) delete operation[key]

  const paths: JsonObject = {}
  setKey(paths, wanted.path, { [wanted.method]: operation })
  const document: JsonObject = {
    openapi: '3.1.1',
    info: { title: 'Get log', version: '1' },
    servers: hostsOf(serversOf(source, declared, found.pathItem), found.path, wanted.path),
    paths,
    components: {
      securitySchemes: security.schemes,
      parameters: reduceParameters(parameters, { theirs: found.path, ours: wanted.path }, examples),
    },
  }
  return { document, operation, operationKeys: ['paths', wanted.path, wanted.method], source, origins, examples }
}

/**
 * The absolute URLs of the servers less the path that we know, since `/v2` may stand in the server or in the path. A relative one
 * is left out: it speaks of where the document lies.
 */
function hostsOf(servers: readonly JsonObject[], path: string, wanted: string): JsonObject[] {
  const urls = servers.map(serverUrl).filter((url) => /^https?:/i.test(url))
  return urls.map((url) => {
    const whole = url + template(path)
    const host = whole.endsWith(template(wanted)) ? whole.slice(0, -template(wanted).length) : url
    return { url: host.toLowerCase() }
  })
}

function objectsIn(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}
