import type { Contract } from '../contract.ts'
import type { Pointer } from '../spec/pointer.ts'
import { findPointer, resolvePointer, toPointer } from '../spec/pointer.ts'
import { UsageError } from '../usage/usage-error.ts'

/** The keys under which an operation, a response, a parameter, a header, a media type or a schema contains others. */
const holders = ['parameters', 'responses', 'headers', 'content', 'properties']

/**
 * Every pointer of the document that promises something on the wire: the operation, each parameter, security scheme, response,
 * media type, header, schema, schema property and example. References are followed, so each thing is listed once.
 */
export function listPromises({ document, operation }: Contract): Pointer[] {
  const { securitySchemes = {} } = (document.components ?? {}) as { securitySchemes?: object }
  const found = new Set<Pointer>(Object.keys(securitySchemes).map((name) => `/components/securitySchemes/${name}`))
  const visit = (pointer: Pointer): void => {
    const place = resolvePointer(document, pointer)
    if (found.has(place.pointer)) return
    found.add(place.pointer)
    const parts = place.value as Record<string, object | undefined>
    for (const holder of holders)
      for (const key of Object.keys(parts[holder] ?? {})) visit(`${place.pointer}/${holder}${toPointer([key])}`)
    if (parts.schema !== undefined) visit(`${place.pointer}/schema`)
    if (parts.example !== undefined) found.add(`${place.pointer}/example`)
  }
  visit(toPointer(['paths', operation.path, operation.method]))
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
 * Checks that the document has every place that a clause cites: a change to the document may have removed one.
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

/** The promises that no clause cites: pointers, with the name of a parameter instead of its number. */
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
