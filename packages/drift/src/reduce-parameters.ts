import { wanted } from './find-operation.ts'
import type { Json, JsonObject } from './json.ts'
import { isObject } from './json.ts'

/** OpenAPI says that a description of these headers among the parameters is to be ignored. */
const ignoredHeaders = /^(accept|content-type|authorization)$/i

/** How this API spells a flag in a query, whichever of them a schema can express. */
const flagSpellings = ['0', '1', 'false', 'true']

/**
 * Normalized parameters by place and name (`query.raw`): a later one replaces an earlier one, path parameters bear the names that we
 * know, flags are the list of their spellings.
 */
export function reduceParameters(parameters: readonly JsonObject[], path: string): JsonObject {
  const [names, positions] = [placeholders(wanted.path), placeholders(path)]
  const kept = parameters.filter(({ in: place, name }) => place !== 'header' || !ignoredHeaders.test(String(name)))
  return Object.fromEntries(
    kept.map((parameter) => {
      const { in: place, name } = parameter
      if (place === 'path') parameter.name = names[positions.indexOf(String(name))] ?? String(name)
      if (place === 'query' && isObject(parameter.schema)) spellOut(parameter.schema)
      return [`${place}.${parameter.name}`, parameter]
    }),
  )
}

/**
 * Text is all that a query carries, so `boolean`, `boolean | "0" | "1"` and the four strings are one and the same. A plain boolean
 * counts `1` and `0` in: the schema cannot say them, the provider's prose does ("If `true` or `1` then ...").
 */
function spellOut(schema: JsonObject): void {
  const spellings = listSpellings(schema)
  if (!spellings) return
  for (const key of ['oneOf', 'anyOf']) delete schema[key]
  schema.type = 'string'
  schema.enum = [...new Set(spellings)].sort()
  // Left out, a flag is off: to say so is no difference, to say anything else is one.
  if (['false', '0'].includes(String(schema.default))) delete schema.default
}

function listSpellings(schema: Json): string[] | undefined {
  if (!isObject(schema)) return undefined
  const choices = schema.oneOf ?? schema.anyOf
  if (Array.isArray(schema.enum))
    return schema.enum.every((value) => typeof value !== 'object') ? schema.enum.map(String) : undefined
  if (Array.isArray(choices)) {
    const each = choices.map(listSpellings)
    return each.every((list) => list !== undefined) ? each.flat() : undefined
  }
  return [schema.type]
    .flat()
    .filter((type) => type !== 'null')
    .join() === 'boolean'
    ? flagSpellings
    : undefined
}

function placeholders(path: string): string[] {
  return path.match(/(?<=\{)[^{}]*(?=\})/g) ?? []
}
