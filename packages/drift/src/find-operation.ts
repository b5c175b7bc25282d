import { operationPointer, toPointer } from '@get-log/contract-tests'
import { document as ourDocument } from '@get-log/spec'
import { operationPath } from '@get-log/types'
import { DriftInputError } from './drift-input-error.ts'
import type { JsonObject } from './json.ts'
import { isObject, objectAt, objectsIn } from './json.ts'
import { findTarget } from './resolve-references.ts'

/** An operation in its document. */
export interface FoundOperation {
  readonly method: string
  /** As the document spells it, without what its servers put before it. */
  readonly path: string
  /** Where the path item really stands, with its own `$ref` followed. */
  readonly pathItemPointer: string
  readonly pathItem: JsonObject
  /** Whether it is where we expect it; else only its `operationId` told. */
  readonly isAtPath: boolean
}

/** The operation to look for in the provider's document, as our document has it. */
export const wanted: {
  readonly method: string
  readonly path: string
  readonly operationId: string
  readonly pointer: string
} = {
  method: 'get',
  path: operationPath,
  operationId: ourDocument.paths[operationPath].get.operationId,
  pointer: operationPointer(),
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

/**
 * Finds the operation by method and path, whatever the names of the path's parameters and however path and server share the
 * URL; else by its `operationId`.
 *
 * @throws DriftInputError if the document has neither.
 */
export function findOperation(document: JsonObject): FoundOperation {
  const unread: DriftInputError[] = []
  const items = Object.keys(objectAt(document, 'paths')).flatMap((path) => readPathItem(document, path, unread))
  const atPath = items.filter(({ path, pathItem }) => isAt(document, pathItem, path))
  const byPath = atPath.find(({ pathItem }) => isObject(pathItem[wanted.method]))
  if (byPath) return { ...byPath, method: wanted.method, isAtPath: true }
  const all = items.flatMap((item) => methods.map((method) => ({ ...item, method })))
  const byId = all.find(({ pathItem, method }) => objectAt(pathItem, method).operationId === wanted.operationId)
  if (byId) return { ...byId, isAtPath: false }
  if (unread[0]) throw unread[0]
  const others = atPath.flatMap(({ pathItem }) => methods.filter((name) => isObject(pathItem[name])))
  const hint =
    others.length > 0 ? `, only ${others.join(', ').toUpperCase()} at that path` : ` among its ${items.length} paths`
  throw new DriftInputError(
    `the document has no GET ${wanted.path} and no operationId ${wanted.operationId}${hint}: is it the provider's document of this API?`,
  )
}

function readPathItem(
  document: JsonObject,
  path: string,
  unread: DriftInputError[],
): Pick<FoundOperation, 'path' | 'pathItem' | 'pathItemPointer'>[] {
  const at = toPointer(['paths', path])
  const { $ref, ...item } = objectAt(objectAt(document, 'paths'), path)
  if (typeof $ref !== 'string') return [{ path, pathItem: item, pathItemPointer: at }]
  // Of 130 paths only one matters: a reference of another one that leads nowhere is no reason to give up yet.
  try {
    const { pointer, value } = findTarget(document, $ref, at)
    return isObject(value) ? [{ path, pathItem: { ...value, ...item }, pathItemPointer: pointer }] : []
  } catch (error) {
    if (!(error instanceof DriftInputError)) throw error
    unread.push(error)
    return []
  }
}

/** The URLs of the servers that hold for an operation: its own, else the path item's, else those of the document; variables at their defaults. */
export function serverUrls(...holders: readonly JsonObject[]): string[] {
  const declared = holders.map(({ servers }) => objectsIn(servers)).find((servers) => servers.length > 0) ?? []
  return declared.map((server) =>
    String(server.url ?? '/')
      .replaceAll(/\{([^{}]*)\}/g, (variable, name: string) =>
        String(objectAt(objectAt(server, 'variables'), name).default ?? variable),
      )
      .replace(/\/+$/, ''),
  )
}

/** Whether a path is ours, alone or behind what a server puts before it, for instance `/v2`. */
function isAt(document: JsonObject, pathItem: JsonObject, path: string): boolean {
  const bases = serverUrls(pathItem, document).map((url) =>
    url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '').replace(/[?#].*$/, ''),
  )
  return ['', ...bases].some((base) => template(base + path) === template(wanted.path))
}

/** A path with the names of its parameters left out: they never travel. */
export function template(path: string): string {
  return path.replaceAll(/\{[^{}]*\}/g, '{}').replace(/\/+$/, '')
}
