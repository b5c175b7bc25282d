import { toPointer } from '@get-log/contract-tests'
import type { FoundDifference } from './difference.ts'
import type { JsonObject } from './json.ts'
import { isObject, objectAt } from './json.ts'
import { describePlace, locate } from './locate.ts'
import type { ReducedDocument } from './reduce-document.ts'

/** Headers that RFC 9110 demands of a response whatever a document says: sections 15.5.2 and 15.5.6. */
const demanded: Readonly<Record<string, string>> = { '401': 'www-authenticate', '405': 'allow' }

/**
 * Takes the parameters and headers that only one of the documents has out of both, as differences. The engine pairs what has no
 * counterpart by resemblance, and would compare `x-ratelimit-limit` with a new `x-ratelimit-remaining`.
 */
export function takeUnpaired(ours: ReducedDocument, theirs: ReducedDocument): FoundDifference[] {
  const found = takeFrom(['components', 'parameters'], ours, theirs)
  for (const reduced of [ours, theirs]) {
    const names = Object.keys(objectAt(reduced.document.components, 'parameters'))
    reduced.operation.parameters = names.map((name) => ({
      $ref: `#/components/parameters/${encodeURIComponent(name)}`,
    }))
  }
  const statuses = Object.keys(objectAt(ours.operation, 'responses'))
  return [
    ...found,
    ...statuses.flatMap((status) => takeFrom([...ours.operationKeys, 'responses', status, 'headers'], ours, theirs)),
  ]
}

function takeFrom(keys: readonly string[], ours: ReducedDocument, theirs: ReducedDocument): FoundDifference[] {
  const [mine, others] = [mapAt(ours.document, keys), mapAt(theirs.document, keys)]
  if (!mine || !others) return []
  const gone = Object.keys(mine).filter((name) => !(name in others))
  const added = Object.keys(others).filter((name) => !(name in mine))
  const found = [
    ...gone.map((name) => missing(ours, [...keys, name], objectAt(mine, name))),
    ...added.map((name) => unknown(ours, theirs, [...keys, name], objectAt(others, name))),
  ]
  for (const name of gone) delete mine[name]
  for (const name of added) delete others[name]
  return found
}

/**
 * A parameter that is gone is breaking. A document that does not mention a header takes nothing back, though: one that was optional
 * could always be absent, and one that HTTP demands is sent all the same.
 */
function missing(ours: ReducedDocument, keys: readonly string[], value: JsonObject): FoundDifference {
  const [name = '', , status = ''] = keys.toReversed()
  const isHeader = keys.includes('headers')
  const isOptional = isHeader && (value.required !== true || demanded[status] === name)
  const place = describePlace(ours, toPointer(keys))
  return {
    class: isOptional ? 'documentation' : 'breaking',
    rule: isHeader ? 'response-header-removed' : 'parameter-removed',
    place,
    message: isHeader ? `The response header ${name} is not documented.` : `The parameter ${place} is gone.`,
    pointer: locate(ours, toPointer(keys)),
    ours: value,
  }
}

function unknown(
  ours: ReducedDocument,
  theirs: ReducedDocument,
  keys: readonly string[],
  value: JsonObject,
): FoundDifference {
  const isHeader = keys.includes('headers')
  const place = describePlace(theirs, toPointer(keys))
  return {
    class: !isHeader && value.required === true ? 'breaking' : 'compatible',
    rule: isHeader ? 'response-header-added' : 'parameter-added',
    place,
    message: isHeader
      ? `The response header ${keys.at(-1)} is new.`
      : `The parameter ${place} is new${value.required === true ? ', and required' : ''}.`,
    pointer: locate(ours, toPointer(isHeader ? keys.slice(0, -1) : ours.operationKeys)),
    theirs: value,
  }
}

function mapAt(document: JsonObject, keys: readonly string[]): JsonObject | undefined {
  let value: JsonObject = document
  for (const key of keys) {
    const inner = Object.hasOwn(value, key) ? value[key] : undefined
    if (!isObject(inner)) return undefined
    value = inner
  }
  return value
}
