import type { Pointer } from '@get-log/contract-tests'
import { fromPointer, resolvePointer, toPointer } from '@get-log/contract-tests'
import type { Json, JsonObject } from './json.ts'
import { objectAt } from './json.ts'
import type { ReducedDocument } from './reduce-document.ts'

/** Where a place of a reduced document stands in the document that it came from, or the nearest place that does. */
export function locate({ document, origins, source }: ReducedDocument, pointer: Pointer): Pointer {
  let value: Json | undefined = document
  let [origin, rest] = ['', [] as string[]]
  for (const key of fromPointer(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) break
    value = (value as JsonObject)[key]
    rest.push(key)
    const found = typeof value === 'object' && value !== null ? origins.get(value) : undefined
    if (found !== undefined) [origin, rest] = [found, []]
  }
  while (rest.length > 0 && !exists(source, origin + toPointer(rest))) rest.pop()
  return origin + toPointer(rest)
}

/** Names a place of a reduced document for people: `query stream`, `401 header retry-after`, `401 error.type`, `operation`. */
export function describePlace({ document }: ReducedDocument, pointer: Pointer): string {
  const [section, kind = '', name = '', part, status, held, key = '', ...inner] = fromPointer(pointer)
  if (section === 'servers') return 'servers'
  if (section === 'components') {
    if (kind === 'securitySchemes') return `security ${name}`.trim()
    const parameter = objectAt(objectAt(document.components, kind), name)
    return `${parameter.in ?? kind} ${parameter.name ?? name}`.trim()
  }
  if (part !== 'responses' || status === undefined) return 'operation'
  if (held === 'headers') return `${status} header ${key}`.trim()
  if (held !== 'content' || key === '') return status
  const property = inner.filter((_, index) => inner[index - 1] === 'properties').join('.')
  return `${status} ${property || 'body'}`
}

function exists(source: JsonObject, pointer: Pointer): boolean {
  try {
    return resolvePointer(source, pointer) !== undefined
  } catch {
    return false
  }
}
