import type { Contract } from '../contract.ts'
import type { Pointer } from '../spec/pointer.ts'
import { findPointer, resolvePointer, toPointer } from '../spec/pointer.ts'
import { UsageError } from '../usage/usage-error.ts'

/**
 * Every pointer of the document that promises something on the wire: the operation, each parameter, security scheme, response,
 * media type, header, schema, schema property and example. References are followed, so each thing is listed once.
 */
export function listPromises({ document, operation }: Contract): Pointer[] {
  const found = new Set<Pointer>()
  const place = toPointer(['paths', operation.path, operation.method])
  found.add(place)
  const { securitySchemes = {} } = (document.components ?? {}) as { securitySchemes?: object }
  for (const name of Object.keys(securitySchemes)) found.add(`/components/securitySchemes/${name}`)
  const { parameters = [], responses = {} } = resolvePointer(document, place).value as {
    parameters?: readonly unknown[]
    responses?: object
  }
  for (const index of parameters.keys()) addDescribed(document, `${place}/parameters/${index}`, found)
  for (const status of Object.keys(responses)) addResponse(document, `${place}/responses/${status}`, found)
  return [...found].sort()
}

/** The promises that the sources of the clauses rest on, with references followed. */
export function listCovered({ document, clauses }: Pick<Contract, 'document' | 'clauses'>): Pointer[] {
  const cited = clauses.flatMap((clause) =>
    clause.source.flatMap((source) => ('pointer' in source ? [source.pointer] : [])),
  )
  return [...new Set(cited.map((pointer) => findPointer(document, pointer)?.pointer ?? pointer))].sort()
}

/**
 * Makes sure that the document has every place that a clause cites: after a change of the document one may be gone.
 *
 * @throws UsageError that names each such clause, with the place.
 */
export function checkSources({ document, clauses }: Pick<Contract, 'document' | 'clauses'>): void {
  const dangling = clauses.flatMap(({ id, source }) =>
    source.flatMap((cited) =>
      'pointer' in cited && findPointer(document, cited.pointer) === undefined ? [`${id} cites ${cited.pointer}`] : [],
    ),
  )
  if (dangling.length === 0) return
  throw new UsageError(
    `The document no longer has what these clauses rest on: change them, or put it back.\n  ${dangling.join('\n  ')}`,
  )
}

/** The promises that no source of the clauses rests on: pointers, with the name of a parameter that has only a number there. */
export function listUnclaimed(contract: Contract): string[] {
  const covered = new Set(listCovered(contract))
  return listPromises(contract)
    .filter((pointer) => !covered.has(pointer))
    .map((pointer) => {
      const parameter = /^.*\/parameters\/\d+/.exec(pointer)?.[0]
      if (parameter === undefined) return pointer
      return `${pointer} (${(resolvePointer(contract.document, parameter).value as { name: string }).name})`
    })
}

function addResponse(document: object, pointer: Pointer, found: Set<Pointer>): void {
  const response = resolvePointer(document, pointer)
  found.add(response.pointer)
  const { headers = {}, content = {} } = response.value as { headers?: object; content?: object }
  for (const name of Object.keys(headers))
    addDescribed(document, `${response.pointer}/headers${toPointer([name])}`, found)
  for (const type of Object.keys(content))
    addDescribed(document, `${response.pointer}/content${toPointer([type])}`, found)
}

/** A parameter, a header or a media type: each has a schema, and an example. */
function addDescribed(document: object, pointer: Pointer, found: Set<Pointer>): void {
  const described = resolvePointer(document, pointer)
  found.add(described.pointer)
  const { example, schema } = described.value as { example?: unknown; schema?: unknown }
  if (example !== undefined) found.add(`${described.pointer}/example`)
  if (schema !== undefined) addSchema(document, `${described.pointer}/schema`, found)
}

function addSchema(document: object, pointer: Pointer, found: Set<Pointer>): void {
  const schema = resolvePointer(document, pointer)
  if (found.has(schema.pointer)) return
  found.add(schema.pointer)
  const { properties = {}, example } = schema.value as { properties?: object; example?: unknown }
  if (example !== undefined) found.add(`${schema.pointer}/example`)
  for (const name of Object.keys(properties))
    addSchema(document, `${schema.pointer}/properties${toPointer([name])}`, found)
}
