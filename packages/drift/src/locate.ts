import type { Pointer } from '@get-log/contract-tests'
import { fromPointer, toPointer } from '@get-log/contract-tests'
import type { Json, JsonObject } from './json.ts'
import { objectAt } from './json.ts'
import type { ReducedDocument } from './reduce-document.ts'
import { valueAt } from './resolve-references.ts'

/** Where a place of a reduced document stands in the document that it came from, or the nearest place that does. */
export function locate(reduced: ReducedDocument, pointer: Pointer): Pointer {
  let value: Json | undefined = reduced.document
  let origin = ''
  let rest: string[] = []
  for (const key of fromPointer(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) break
    value = (value as JsonObject)[key]
    rest.push(key)
    const found = typeof value === 'object' && value !== null ? reduced.origins.get(value) : undefined
    if (found !== undefined) {
      origin = found
      rest = []
    }
  }
  for (; rest.length > 0; rest.pop()) {
    const whole = origin + toPointer(rest)
    if (exists(reduced.source, whole)) return whole
  }
  return origin
}

/** Names a place of a reduced document for people: `query stream`, `401 header retry-after`, `401 error.type`, `operation`. */
export function describePlace(reduced: ReducedDocument, pointer: Pointer): string {
  const [section, , , part, ...rest] = fromPointer(pointer)
  if (section === 'servers') return 'servers'
  if (section === 'components') return describeComponent(reduced, pointer)
  if (part === 'security') return 'security'
  if (part !== 'responses' || rest[0] === undefined) return 'operation'
  const [status, kind, name, ...inner] = rest
  if (kind === 'headers') return `${status} header ${name ?? ''}`.trim()
  if (kind !== 'content' || name === undefined) return status
  const property = inner.filter((_, index) => inner[index - 1] === 'properties').join('.')
  return `${status} ${property || 'body'}`
}

function describeComponent({ document }: ReducedDocument, pointer: Pointer): string {
  const [, kind = '', name = ''] = fromPointer(pointer)
  if (kind === 'securitySchemes') return `security ${name}`.trim()
  const parameter = objectAt(objectAt(document.components, kind), name)
  return `${parameter.in ?? kind} ${parameter.name ?? name}`.trim()
}

function exists(source: JsonObject, pointer: Pointer): boolean {
  try {
    valueAt(source, pointer, pointer)
    return true
  } catch {
    return false
  }
}
