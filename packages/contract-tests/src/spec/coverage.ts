import { document } from '@get-log/spec'
import { operationPath } from '@get-log/types'
import type { Clause } from '../clause/clause.ts'
import type { Pointer } from './pointer.ts'
import { resolvePointer, toPointer } from './pointer.ts'

/**
 * Every pointer of the document that promises something on the wire: the operation, each parameter, security scheme, response,
 * media type, header, schema, schema property and example. References are followed, so each thing is listed once.
 */
export function listPromises(): Pointer[] {
  const found = new Set<Pointer>()
  const operation = toPointer(['paths', operationPath, 'get'])
  found.add(operation)
  for (const name of Object.keys(document.components.securitySchemes)) found.add(`/components/securitySchemes/${name}`)
  const { parameters, responses } = document.paths[operationPath].get
  for (const index of parameters.keys()) addDescribed(`${operation}/parameters/${index}`, found)
  for (const status of Object.keys(responses)) addResponse(`${operation}/responses/${status}`, found)
  return [...found].sort()
}

/** The promises that the sources of these clauses rest on, with references followed. */
export function listCovered(clauses: readonly Clause[]): Pointer[] {
  const cited = clauses.flatMap((clause) =>
    clause.source.flatMap((source) => ('pointer' in source ? [source.pointer] : [])),
  )
  return [...new Set(cited.map((pointer) => resolvePointer(pointer).pointer))].sort()
}

/** The promises that no source of these clauses rests on: pointers, with the name of a parameter that has only a number there. */
export function listUnclaimed(clauses: readonly Clause[]): string[] {
  const covered = new Set(listCovered(clauses))
  return listPromises()
    .filter((pointer) => !covered.has(pointer))
    .map((pointer) => {
      const parameter = /^.*\/parameters\/\d+/.exec(pointer)?.[0]
      if (parameter === undefined) return pointer
      return `${pointer} (${(resolvePointer(parameter).value as { name: string }).name})`
    })
}

function addResponse(pointer: Pointer, found: Set<Pointer>): void {
  const response = resolvePointer(pointer)
  found.add(response.pointer)
  const { headers = {}, content = {} } = response.value as { headers?: object; content?: object }
  for (const name of Object.keys(headers)) addDescribed(`${response.pointer}/headers${toPointer([name])}`, found)
  for (const type of Object.keys(content)) addDescribed(`${response.pointer}/content${toPointer([type])}`, found)
}

/** A parameter, a header or a media type: each has a schema, and an example. */
function addDescribed(pointer: Pointer, found: Set<Pointer>): void {
  const described = resolvePointer(pointer)
  found.add(described.pointer)
  const { example, schema } = described.value as { example?: unknown; schema?: unknown }
  if (example !== undefined) found.add(`${described.pointer}/example`)
  if (schema !== undefined) addSchema(`${described.pointer}/schema`, found)
}

function addSchema(pointer: Pointer, found: Set<Pointer>): void {
  const schema = resolvePointer(pointer)
  if (found.has(schema.pointer)) return
  found.add(schema.pointer)
  const { properties = {}, example } = schema.value as { properties?: object; example?: unknown }
  if (example !== undefined) found.add(`${schema.pointer}/example`)
  for (const name of Object.keys(properties)) addSchema(`${schema.pointer}/properties${toPointer([name])}`, found)
}
