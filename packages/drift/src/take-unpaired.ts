import { toPointer } from '@get-log/contract-tests'
import type { FoundDifference } from './difference.ts'
import type { Json, JsonObject } from './json.ts'
import { isObject, objectAt } from './json.ts'
import { describePlace, locate } from './locate.ts'
import type { ReducedDocument } from './reduce-document.ts'
import { operationKeys } from './reduce-document.ts'

/** Headers that RFC 9110 demands of a response whatever a document says: sections 15.5.2 and 15.5.6. */
const demanded: Readonly<Record<string, string>> = { '401': 'www-authenticate', '405': 'allow' }

/**
 * Takes the parameters and headers that only one of the documents has out of both, as differences. The engine pairs what has no
 * counterpart by resemblance, and would compare `x-ratelimit-limit` with a new `x-ratelimit-remaining`.
 */
export function takeUnpaired(ours: ReducedDocument, theirs: ReducedDocument): FoundDifference[] {
  const statuses = Object.keys(objectAt(ours.operation, 'responses'))
  const found = [
    ['components', 'parameters'],
    ...statuses.map((status) => [...operationKeys, 'responses', status, 'headers']),
  ].flatMap((keys) => takeFrom(keys, ours, theirs))
  for (const { document, operation } of [ours, theirs]) {
    const names = Object.keys(objectAt(document.components, 'parameters'))
    operation.parameters = names.map((name) => ({ $ref: `#/components/parameters/${encodeURIComponent(name)}` }))
  }
  return found
}

function takeFrom(keys: readonly string[], ours: ReducedDocument, theirs: ReducedDocument): FoundDifference[] {
  const status = keys.at(-2) ?? ''
  // A response that is missing as a whole is for the engine to tell.
  if (keys.at(-1) === 'headers' && !isObject(objectAt(theirs.operation, 'responses')[status])) return []
  const [mine, others] = [ours, theirs].map(({ document }) => keys.reduce<Json>(objectAt, document)) as [
    JsonObject,
    JsonObject,
  ]
  const gone = Object.keys(mine).filter((name) => !Object.hasOwn(others, name))
  const added = Object.keys(others).filter((name) => !Object.hasOwn(mine, name))
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
  const [name = '', kind, status = ''] = keys.toReversed()
  const isHeader = kind === 'headers'
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
  const [name, kind] = keys.toReversed()
  const isHeader = kind === 'headers'
  const isBreaking = !isHeader && value.required === true
  const place = describePlace(theirs, toPointer(keys))
  return {
    class: isBreaking ? 'breaking' : 'compatible',
    rule: isHeader ? 'response-header-added' : 'parameter-added',
    place,
    message: isHeader
      ? `The response header ${name} is new.`
      : `The parameter ${place} is new${isBreaking ? ', and required' : ''}.`,
    pointer: locate(ours, toPointer(isHeader ? keys.slice(0, -1) : operationKeys)),
    theirs: value,
  }
}
