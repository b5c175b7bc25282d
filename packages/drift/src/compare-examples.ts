import { isDeepStrictEqual } from 'node:util'
import { fromPointer, toPointer } from '@get-log/contract-tests'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { FoundDifference } from './difference.ts'
import { brief } from './difference.ts'
import type { Json, JsonObject } from './json.ts'
import { isObject } from './json.ts'
import { describePlace, locate } from './locate.ts'
import type { ReducedDocument } from './reduce-document.ts'

/**
 * Compares the examples of two documents, which redocly's engine does not look into. An example of ours that the provider's schema
 * refuses is breaking, since what we document can no longer come; any other difference is documentation.
 */
export function compareExamples(ours: ReducedDocument, theirs: ReducedDocument): FoundDifference[] {
  const counterparts = new Map(listNodes(theirs.document))
  return listNodes(ours.document).flatMap(([pointer, node]) => {
    const counterpart = counterparts.get(pointer)
    const example = ours.examples.get(node)?.[0]
    if (!counterpart || example === undefined) return []
    const others = theirs.examples.get(counterpart) ?? []
    const other = others.find((each) => isSame(example, each)) ?? others[0]
    const refused = refusedPlaces(isObject(counterpart.schema) ? counterpart.schema : counterpart, example)
    const at = { place: describePlace(ours, pointer), pointer: `${locate(ours, pointer)}/example` }
    return [...new Set([...refused, ...changedPlaces(example, other)])].map((inner) =>
      describe(
        at,
        inner,
        [example, other].map((value) => valueAt(value, inner)),
        refused.includes(inner),
      ),
    )
  })
}

function describe(
  { place, pointer }: { place: string; pointer: string },
  inner: string,
  [ours, theirs]: (Json | undefined)[],
  isRefused: boolean,
): FoundDifference {
  const what = inner ? `example of \`${inner.slice(1).replaceAll('/', '.')}\`` : 'example'
  const [mine, now] = [brief(ours), theirs === undefined ? '' : `, theirs is ${brief(theirs)}`]
  const [rule, message] = isRefused
    ? ['refused', `The ${what} that we document, ${mine}, is not one that the provider's schema allows${now}.`]
    : theirs === undefined
      ? ['removed', `The ${what}, ${mine}, is not documented.`]
      : ['changed', `The ${what} differs: ours is ${mine}${now}.`]
  return {
    class: isRefused ? 'breaking' : 'documentation',
    rule: `example-${rule}`,
    place,
    message,
    pointer: pointer + inner,
    ...(ours === undefined ? {} : { ours }),
    ...(theirs === undefined ? {} : { theirs }),
  }
}

/** Every object of a document, with its pointer. */
function listNodes(value: Json, pointer = ''): [string, JsonObject][] {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.entries(value).flatMap(([key, each]) => listNodes(each, pointer + toPointer([key])))
  return isObject(value) ? [[pointer, value], ...inner] : inner
}

const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true, logger: false })

function refusedPlaces(schema: JsonObject, example: Json): string[] {
  // On the wire a parameter is text, and its schema here is one of text.
  const value = schema.type === 'string' && typeof example !== 'object' ? String(example) : example
  try {
    ajv.validate(schema, value)
    return (ajv.errors ?? []).map(({ instancePath }) => instancePath)
  } catch {
    // A schema that cannot be compiled refuses nothing that could be named.
    return []
  }
}

/** The places within an example that differ, as JSON pointers; all of it where one side is not an object. */
function changedPlaces(ours: Json, theirs: Json | undefined, at = ''): string[] {
  if (theirs !== undefined && isSame(ours, theirs)) return []
  if (!isObject(ours) || !isObject(theirs)) return [at]
  const keys = new Set([...Object.keys(ours), ...Object.keys(theirs)])
  return [...keys].flatMap((key) => changedPlaces(ours[key] ?? null, theirs[key], at + toPointer([key])))
}

/** Whether two examples are the same on the wire, but for white space around text. */
function isSame(...examples: [Json, Json]): boolean {
  const [ours, theirs] = examples.map((example) =>
    JSON.parse(JSON.stringify(example), (_, value) => (typeof value === 'object' ? value : String(value).trim())),
  )
  return isDeepStrictEqual(ours, theirs)
}

function valueAt(value: Json | undefined, pointer: string): Json | undefined {
  return fromPointer(pointer).reduce<typeof value>((inner, key) => (isObject(inner) ? inner[key] : undefined), value)
}
