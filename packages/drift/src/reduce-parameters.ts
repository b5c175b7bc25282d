import type { JsonObject } from './json.ts'
import { isObject, setKey } from './json.ts'
import { listSpellings } from './list-spellings.ts'
import type { Examples } from './normalize-schema.ts'
import { extensionsOf, normalizeSchema, normalizeText, takeExamples } from './normalize-schema.ts'

/** OpenAPI says that a description of these headers among the parameters is to be ignored. */
const ignoredHeaders = new Set(['accept', 'content-type', 'authorization'])

/**
 * Normalizes resolved parameters in place, by place and name (`query.raw`): a later one replaces an earlier one, path parameters
 * bear the names that we know, flags are the list of their spellings.
 */
export function reduceParameters(
  parameters: readonly JsonObject[],
  paths: { readonly theirs: string; readonly ours: string },
  examples: Examples,
): JsonObject {
  const byKey: JsonObject = {}
  const names = placeholders(paths.ours)
  const positions = placeholders(paths.theirs)
  for (const parameter of parameters) {
    if (parameter.in === 'header' && ignoredHeaders.has(String(parameter.name).toLowerCase())) continue
    if (parameter.in === 'path')
      parameter.name = names[positions.indexOf(String(parameter.name))] ?? String(parameter.name)
    setKey(byKey, `${parameter.in}.${parameter.name}`, parameter)
  }
  for (const parameter of Object.values(byKey)) reduceParameter(parameter as JsonObject, examples)
  return byKey
}

function reduceParameter(parameter: JsonObject, examples: Examples): void {
  reduceDescribed(parameter, examples)
  const style = parameter.style ?? (parameter.in === 'query' || parameter.in === 'cookie' ? 'form' : 'simple')
  if (parameter.explode === (style === 'form')) delete parameter.explode
  if (style === (parameter.in === 'query' || parameter.in === 'cookie' ? 'form' : 'simple')) delete parameter.style
  for (const key of ['required', 'deprecated', 'allowReserved', 'allowEmptyValue']) {
    if (parameter[key] === false) delete parameter[key]
  }
  if (parameter.in !== 'query' || !isObject(parameter.schema)) return
  const spellings = listSpellings(parameter.schema)
  if (!spellings) return
  for (const key of ['oneOf', 'anyOf']) delete parameter.schema[key]
  parameter.schema.type = 'string'
  parameter.schema.enum = spellings
  // Left out, a flag is off: to say so is no difference, to say anything else is one.
  if (['false', '0'].includes(String(parameter.schema.default))) delete parameter.schema.default
}

/** Normalizes what parameters, headers and media types have in common: words, a schema, and examples beside or in it. */
export function reduceDescribed(described: JsonObject, examples: Examples): void {
  takeExamples(described, examples)
  normalizeText(described)
  for (const key of extensionsOf(described)) delete described[key]
  const { schema } = described
  if (!isObject(schema)) return
  normalizeSchema(schema, examples)
  const inSchema = examples.get(schema)
  if (inSchema && !examples.has(described)) examples.set(described, inSchema)
  examples.delete(schema)
}

function placeholders(path: string): string[] {
  return Array.from(path.matchAll(/\{([^{}]*)\}/g), ([, name]) => name ?? '')
}
