import { isDeepStrictEqual } from 'node:util'
import { fromPointer, toPointer } from '@get-log/contract-tests'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { brief } from './brief.ts'
import type { FoundDifference } from './difference.ts'
import type { Json, JsonObject } from './json.ts'
import { isObject } from './json.ts'
import { describePlace, locate } from './locate.ts'
import type { ReducedDocument } from './reduce-document.ts'

/**
 * Compares the examples of two documents, which redocly's engine does not look into. An example of ours that the provider's schema
 * refuses is breaking, since what we document can no longer come; any other difference is documentation.
 */
export function compareExamples(ours: ReducedDocument, theirs: ReducedDocument): FoundDifference[] {
  const counterparts = listNodes(theirs.document)
  return [...listNodes(ours.document)].flatMap(([pointer, node]) => {
    const counterpart = counterparts.get(pointer)
    const example = ours.examples.get(node)?.[0]
    if (!counterpart || example === undefined) return []
    const others = theirs.examples.get(counterpart) ?? []
    const schema = isObject(counterpart.schema) ? counterpart.schema : counterpart
    const refused = refusedPlaces(schema, example)
    const changed = others.some((other) => isSame(example, other)) ? [] : changedPlaces(example, others[0])
    return [...new Set([...refused, ...changed])].map((inner) =>
      differenceAt({
        ours,
        place: describePlace(ours, pointer),
        at: `${locate(ours, pointer)}/example`,
        inner,
        example,
        other: others[0],
        refused,
      }),
    )
  })
}

interface At {
  readonly ours: ReducedDocument
  readonly place: string
  readonly at: string
  readonly inner: string
  readonly example: Json
  readonly other: Json | undefined
  readonly refused: readonly string[]
}

function differenceAt({ place, at, inner, example, other, refused }: At): FoundDifference {
  const [mine, theirs] = [innerValue(example, inner), other === undefined ? undefined : innerValue(other, inner)]
  const what = inner ? `example of \`${inner.slice(1).replaceAll('/', '.')}\`` : 'example'
  const now = theirs === undefined ? '' : `, theirs is ${brief(theirs)}`
  const isRefused = refused.includes(inner)
  return {
    class: isRefused ? 'breaking' : 'documentation',
    rule: isRefused ? 'example-refused' : theirs === undefined ? 'example-removed' : 'example-changed',
    place,
    message: isRefused
      ? `The ${what} that we document, ${brief(mine)}, is none that the provider's schema allows${now}.`
      : theirs === undefined
        ? `The ${what}, ${brief(mine)}, is not documented.`
        : `The ${what} differs: ours is ${brief(mine)}${now}.`,
    pointer: at + inner,
    ...(mine === undefined ? {} : { ours: mine }),
    ...(theirs === undefined ? {} : { theirs }),
  }
}

/** Every object of a document, by its pointer. */
function listNodes(document: JsonObject): Map<string, JsonObject> {
  const found = new Map<string, JsonObject>()
  visit(document, '')
  return found

  function visit(value: Json, pointer: string): void {
    if (isObject(value)) found.set(pointer, value)
    if (typeof value !== 'object' || value === null) return
    for (const [key, inner] of Object.entries(value)) visit(inner, pointer + toPointer([key]))
  }
}

// Compiles the schema of schemas once, which takes longer than all the rest.
const metaschema = new Ajv2020({ strict: false, logger: false })

function refusedPlaces(schema: JsonObject, example: Json): string[] {
  const options = {
    strict: false,
    validateFormats: false,
    validateSchema: false,
    allErrors: true,
    logger: false,
  } as const
  const ajv = new Ajv2020(options)
  // On the wire a parameter is text, and its schema here is one of text.
  const value = schema.type === 'string' && typeof example !== 'object' ? String(example) : example
  try {
    if (!metaschema.validateSchema(schema) || ajv.validate(schema, value)) return []
  } catch {
    // A schema that cannot be compiled refuses nothing that could be named.
    return []
  }
  return (ajv.errors ?? []).map(({ instancePath }) => instancePath)
}

/** The places within an example that differ, as JSON pointers; all of it where one side is no object. */
function changedPlaces(ours: Json, theirs: Json | undefined): string[] {
  if (!isObject(ours) || !isObject(theirs)) return ['']
  const keys = new Set([...Object.keys(ours), ...Object.keys(theirs)])
  return [...keys].flatMap((key) => {
    const [mine, other] = [ours[key], theirs[key]]
    if (mine !== undefined && other !== undefined && isSame(mine, other)) return []
    return changedPlaces(mine ?? null, other).map((inner) => toPointer([key]) + inner)
  })
}

function isSame(ours: Json, theirs: Json): boolean {
  if (typeof ours === 'object' || typeof theirs === 'object') return isDeepStrictEqual(trimmed(ours), trimmed(theirs))
  return String(ours).trim() === String(theirs).trim()
}

function trimmed(value: Json): Json {
  if (typeof value === 'string') return value.trim()
  if (Array.isArray(value)) return value.map(trimmed)
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, trimmed(inner)]))
    : value
}

function innerValue(value: Json, pointer: string): Json | undefined {
  let inner: Json | undefined = value
  for (const key of fromPointer(pointer)) inner = isObject(inner) ? inner[key] : undefined
  return inner
}
