import { toPointer } from '@get-log/contract-tests'
import { DriftInputError } from './drift-input-error.ts'
import type { JsonObject } from './json.ts'
import { isObject, objectAt } from './json.ts'
import { parseReference, valueAt } from './resolve-references.ts'
import type { WantedOperation } from './wanted-operation.ts'

/** An operation in its document. */
export interface FoundOperation {
  readonly method: string
  /** As the document spells it, without what its servers put before it. */
  readonly path: string
  /** Where the path item really stands, with its own `$ref` followed. */
  readonly pathItemPointer: string
  readonly pathItem: JsonObject
  /** How it was found: where we expect it, or only by its `operationId`. */
  readonly by: 'path' | 'operationId'
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

/**
 * Finds an operation by method and path, whatever the names of the path's parameters and however path and server share the
 * URL; else by its `operationId`.
 *
 * @throws DriftInputError if the document has neither.
 */
export function findOperation(document: JsonObject, wanted: WantedOperation): FoundOperation {
  const unread: DriftInputError[] = []
  const items = Object.keys(objectAt(document, 'paths')).flatMap((path) => readPathItem(document, path, unread))
  const atPath = items.filter(({ path, pathItem }) =>
    basePaths(document, pathItem).some((base) => template(base + path) === template(wanted.path)),
  )
  const byPath = atPath.find(({ pathItem }) => isObject(pathItem[wanted.method]))
  if (byPath) return { ...byPath, method: wanted.method, by: 'path' }

  for (const item of items) {
    const method = methods.find((name) => objectAt(item.pathItem, name).operationId === wanted.operationId)
    if (method) return { ...item, method, by: 'operationId' }
  }
  if (unread[0]) throw unread[0]
  const others = atPath.flatMap(({ pathItem }) => methods.filter((name) => isObject(pathItem[name])))
  const hint =
    others.length > 0 ? `, only ${others.join(', ').toUpperCase()} at that path` : ` among its ${items.length} paths`
  throw new DriftInputError(
    `the document has no ${wanted.method.toUpperCase()} ${wanted.path} and no operationId ${wanted.operationId}${hint}: is it the provider's document of this API?`,
  )
}

type PathItem = Pick<FoundOperation, 'path' | 'pathItem' | 'pathItemPointer'>

function readPathItem(document: JsonObject, path: string, unread: DriftInputError[]): PathItem[] {
  const pathItemPointer = toPointer(['paths', path])
  const item = objectAt(objectAt(document, 'paths'), path)
  if (typeof item.$ref !== 'string') return [{ path, pathItem: item, pathItemPointer }]
  // Of 130 paths only one matters: a reference of another one that leads nowhere is no reason to give up yet.
  try {
    const target = parseReference(item.$ref, pathItemPointer)
    const resolved = valueAt(document, target, pathItemPointer)
    if (!isObject(resolved)) return []
    const { $ref: _, ...siblings } = item
    return [{ path, pathItem: { ...resolved, ...siblings }, pathItemPointer: target }]
  } catch (error) {
    if (!(error instanceof DriftInputError)) throw error
    unread.push(error)
    return []
  }
}

/** The servers that hold for a path item or operation: its own, else those of the document. */
export function serversOf(document: JsonObject, ...holders: readonly JsonObject[]): JsonObject[] {
  const declared = [...holders, document].find(({ servers }) => Array.isArray(servers) && servers.length > 0)
  return Array.isArray(declared?.servers) ? declared.servers.filter(isObject) : []
}

/** The URL of a server with its variables at their defaults and without a slash at its end. */
export function serverUrl(server: JsonObject): string {
  const url = String(server.url ?? '/').replaceAll(/\{([^{}]*)\}/g, (variable, name: string) =>
    String(objectAt(objectAt(server, 'variables'), name).default ?? variable),
  )
  return url.replace(/\/+$/, '')
}

/** The path that a server puts before the paths of the document, for instance `/v2`. */
export function basePath(url: string): string {
  return url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '').replace(/[?#].*$/, '')
}

function basePaths(document: JsonObject, pathItem: JsonObject): string[] {
  return ['', ...serversOf(document, pathItem).map((server) => basePath(serverUrl(server)))]
}

/** A path with the names of its parameters left out: they never travel. */
export function template(path: string): string {
  return path.replaceAll(/\{[^{}]*\}/g, '{}').replace(/\/+$/, '')
}
