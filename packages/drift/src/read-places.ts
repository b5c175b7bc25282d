import type { Pointer } from '@get-log/contract-tests'
import { operationPointer, toPointer } from '@get-log/contract-tests'
import { createGather } from './gather-parts.ts'
import type { Json, JsonObject } from './json.ts'
import { isObject, listOf, objectAt } from './json.ts'
import { normalize, spellOut } from './normalize.ts'
import { findPath } from './read-document.ts'

/** A place of an operation under a key that both documents share. */
export interface Place {
  /** What it is, for instance `response-header`: rules are named after it. */
  readonly kind: string
  readonly key: string
  /** For people: `query stream`, `401 error.type`. */
  readonly name: string
  /** The key of its container: what disappears with its container is not reported separately. */
  readonly within?: string
  /** Where our document has it, references not yet followed, or would have it. */
  readonly pointer: Pointer
  /** What the document says there, in normal form, without examples and inner places. */
  readonly value: JsonObject
  readonly examples: readonly Json[]
}

export type Places = ReadonlyMap<string, Place>

/**
 * Reads our operation from a document as a list of places. Looks into the provider's document only as deep as ours goes, so that it may be
 * endless beyond; and reads a status that we document from the `4XX` or `default` that covers it.
 *
 * @throws DriftInputError if the operation is not there or a reference leads nowhere.
 */
export function readPlaces(document: JsonObject, ours?: Places): Places {
  const places = new Map<string, Place>()
  const gather = createGather(document)
  const base = operationPointer()
  const item = gather(objectAt(document, 'paths')[findPath(document)], base)
  const operation = add('operation', 'operation', item.get, base)
  for (const server of listOf(document.servers).filter(isObject)) {
    add('server', String(server.url).replace(/\/+$/, ''), {}, '/servers', { name: 'servers' })
  }
  readSecurity(listOf(operation.security ?? document.security))
  for (const [index, value] of [...listOf(item.parameters), ...listOf(operation.parameters)].entries()) {
    const { in: where, name } = gather(value, base)
    const pointer = ours ? base : `${base}/parameters/${index}`
    // The one parameter of the path has our name, whatever the document calls it.
    add('parameter', `${where} ${where === 'path' ? base.match(/\{(.*)\}/)?.[1] : name}`, value, pointer)
  }
  const responses = objectAt(operation, 'responses')
  const known = [...(ours?.values() ?? [])].filter(({ kind }) => kind === 'response').map(({ key }) => key)
  for (const status of new Set([...known, ...Object.keys(responses)])) {
    const response = responses[status] ?? responses[`${status[0]}XX`] ?? responses.default
    if (response !== undefined) readResponse(status, response, `${base}/responses/${status}`)
  }
  return places

  /** Returns the value, for its inner places; empty if our document ends here. */
  function add(
    kind: string,
    key: string,
    value: Json | undefined,
    pointer: Pointer,
    more: Partial<Pick<Place, 'name' | 'within'>> = {},
  ): JsonObject {
    const holder = gather(value, pointer)
    const schema = gather(holder.schema, pointer)
    const typed = holder.schema !== undefined && { schema: normalize(kind === 'parameter' ? spellOut(schema) : schema) }
    const examples = [holder, schema].map(examplesOf).find((each) => each.length > 0) ?? []
    places.set(key, { kind, key, name: key, pointer, ...more, value: { ...normalize(holder), ...typed }, examples })
    return ours === undefined || ours.has(key) ? holder : {}
  }

  function readSecurity(requirements: readonly Json[]): void {
    const schemes = objectAt(document.components, 'securitySchemes')
    for (const requirement of requirements.length > 0 ? requirements.filter(isObject) : [{}]) {
      const labels = Object.keys(requirement).map((id) => {
        const { type, in: where, name, scheme = id } = gather(schemes[id], base)
        const label = type === 'apiKey' ? `${type}-${where}-${name}` : `${type}-${String(scheme).toLowerCase()}`
        add('security-scheme', `security ${label}`, schemes[id], toPointer(['components', 'securitySchemes', id]))
        return label
      })
      add('security-requirement', labels.sort().join(' + ') || '{}', {}, `${base}/security`, { name: 'security' })
    }
  }

  function readResponse(status: string, value: Json, pointer: Pointer): void {
    const response = add('response', status, value, pointer)
    for (const [name, header] of Object.entries(objectAt(response, 'headers'))) {
      const key = `${status} header ${name.toLowerCase()}`
      add('response-header', key, header, `${pointer}/headers${toPointer([name])}`, { within: status })
    }
    for (const [name, media] of Object.entries(objectAt(response, 'content'))) {
      const type = name.toLowerCase().replaceAll(/\s|;\s*charset="?utf-8"?$/g, '')
      const whole = { schema: type.startsWith('text/') ? { type: 'string' } : {}, ...gather(media, pointer) }
      const place = `${pointer}/content${toPointer([name])}`
      const { schema } = add('media-type', `${status} ${type}`, whole, place, {
        name: `${status} body`,
        within: status,
      })
      readProperties(gather(schema, place), `${status} ${type}`, `${place}/schema`, `${status} `)
    }
  }

  function readProperties(schema: JsonObject, within: string, pointer: Pointer, before: string): void {
    for (const [property, value] of Object.entries(objectAt(schema, 'properties'))) {
      const [name, place] = [before + property, `${pointer}/properties${toPointer([property])}`]
      const inner = add('property', `${within}/${property}`, value, place, { name, within })
      readProperties(inner, `${within}/${property}`, place, `${name}.`)
    }
  }
}

function examplesOf({ example, examples }: JsonObject): Json[] {
  const named = isObject(examples) ? Object.values(examples).map((each) => isObject(each) && each.value) : []
  return [example, ...listOf(examples), ...named].filter((value) => value !== undefined) as Json[]
}
