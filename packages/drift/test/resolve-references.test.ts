import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DriftInputError } from '../src/drift-input-error.ts'
import type { Json, JsonObject } from '../src/json.ts'
import { isObject } from '../src/json.ts'
import { resolveReferences } from '../src/resolve-references.ts'

const resolve = (document: JsonObject, value: Json) => resolveReferences(document, value, '/paths', new WeakMap())

/** Names that need escaping in a pointer, in a URL, or are special to JavaScript. */
const name = fc.oneof(
  fc.string({ minLength: 1 }),
  fc.constantFrom('a/b', '~1', '%', '{id}', 'example', '$ref', '__proto__', 'ü'),
)
const schema = fc.letrec<{ schema: JsonObject }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.record({ type: fc.constantFrom('string', 'integer'), description: fc.string() }),
    fc.record({ type: fc.constant('array'), items: tie('schema') }),
    fc.record({ type: fc.constant('object'), properties: fc.dictionary(name, tie('schema'), { maxKeys: 3 }) }),
  ),
})).schema as fc.Arbitrary<JsonObject>

const reference = (key: string) =>
  `#/components/schemas/${encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))}`

/** Moves parts of a tree into components, as chance has it, and leaves references in their place. */
function extract(value: Json, schemas: JsonObject, names: () => string, chance: () => boolean): Json {
  if (!isObject(value) || typeof value.type !== 'string') return value
  const copy = { ...value }
  if (copy.items !== undefined) copy.items = extract(copy.items, schemas, names, chance)
  if (isObject(copy.properties)) {
    const entries = Object.entries(copy.properties).map(([key, inner]) => [key, extract(inner, schemas, names, chance)])
    copy.properties = Object.fromEntries(entries)
  }
  if (!chance()) return copy
  const key = names()
  Object.defineProperty(schemas, key, { value: copy, enumerable: true })
  return { $ref: reference(key) }
}

test('what was moved into components under any name comes back as it was', () => {
  fc.assert(
    fc.property(schema, fc.infiniteStream(name), fc.infiniteStream(fc.boolean()), (tree, names, chances) => {
      const schemas: JsonObject = {}
      let count = 0
      const root = extract(
        tree,
        schemas,
        () => `${names.next().value}${count++}`,
        () => chances.next().value,
      )
      expect(resolve({ openapi: '3.1.0', components: { schemas } }, root)).toEqual(tree)
    }),
  )
})

test('any web of references, cycles and all, ends in a tree without references or in an error that says so', () => {
  const keys = ['A', 'B', 'C', 'D']
  const link = fc.constantFrom(...keys).map((key) => ({ $ref: `#/components/schemas/${key}` }))
  const node = fc.oneof(
    link,
    fc.record({ items: link }),
    fc.record({ properties: fc.dictionary(fc.constantFrom('x', 'y'), link) }),
    fc.record({ type: fc.constant('string') }),
  )
  fc.assert(
    fc.property(
      fc.record({ A: node, B: node, C: node, D: node }),
      fc.constantFrom('3.0.3', '3.1.0'),
      (schemas, openapi) => {
        const text = outcome({ openapi, components: { schemas } as unknown as JsonObject })
        expect(text).not.toContain('"$ref"')
        const renamed = JSON.parse(JSON.stringify(schemas).replaceAll(/schemas\/([A-D])/g, 'schemas/New$1'))
        const byNewName = Object.fromEntries(
          Object.entries(renamed).map(([key, value]) => [`New${key}`, value]),
        ) as JsonObject
        expect(outcome({ openapi, components: { schemas: byNewName } }, 'NewA').replaceAll('New', '')).toBe(text)
      },
    ),
  )
})

function outcome(document: JsonObject, root = 'A'): string {
  try {
    return JSON.stringify(resolve(document, { $ref: `#/components/schemas/${root}` }))
  } catch (error) {
    if (error instanceof DriftInputError) return error.message
    throw error
  }
}

test('a schema that contains itself says how many levels up it began', () => {
  const Tree = { properties: { child: { $ref: '#/components/schemas/Tree' } } }
  const resolved = resolve({ openapi: '3.1.0', components: { schemas: { Tree } } }, Tree.properties.child)
  expect(resolved).toEqual({ properties: { child: { 'x-recursion': 2 } } })
})

test('a reference in an example is text, and a property may be called example', () => {
  const document = { openapi: '3.1.0', components: { schemas: { A: { type: 'string' } } } }
  const link = { $ref: '#/components/schemas/A' }
  expect(resolve(document, { example: link, enum: [link], default: link })).toEqual({
    example: link,
    enum: [link],
    default: link,
  })
  expect(resolve(document, { properties: { example: link } })).toEqual({ properties: { example: { type: 'string' } } })
})

test('the keys beside a reference count in OpenAPI 3.1 and are ignored in 3.0', () => {
  const components = { schemas: { A: { type: 'string', description: 'Before.' } } }
  const described = { $ref: '#/components/schemas/A', description: 'After.' }
  expect(resolve({ openapi: '3.0.3', components }, described)).toEqual({ type: 'string', description: 'Before.' })
  expect(resolve({ openapi: '3.1.0', components }, described)).toEqual({ type: 'string', description: 'After.' })
  expect(resolve({ openapi: '3.1.0', components }, { $ref: '#/components/schemas/A', maxLength: 3 })).toEqual({
    allOf: [{ type: 'string', description: 'Before.' }, { maxLength: 3 }],
  })
})

test.each([
  ['#/components/schemas/Gone', 'which it does not have'],
  ['other.yaml#/components/schemas/A', 'leads out of the document'],
  ['#anchor', 'not a JSON pointer'],
  ['#/%', 'not a JSON pointer'],
  ['#/components/schemas/Loop', 'leads back to itself'],
])('a reference to %s is refused', (target, reason) => {
  const components = { schemas: { Loop: { $ref: '#/components/schemas/Loop' } } }
  expect(() => resolve({ openapi: '3.1.0', components }, { $ref: target })).toThrow(reason)
})

test('references that multiply without measure are refused before they fill the memory', () => {
  const schemas: JsonObject = { S30: { type: 'string' } }
  for (let level = 0; level < 30; level += 1) {
    const next = { $ref: `#/components/schemas/S${level + 1}` }
    schemas[`S${level}`] = { properties: { left: next, right: next } }
  }
  expect(() => resolve({ openapi: '3.1.0', components: { schemas } }, { $ref: '#/components/schemas/S0' })).toThrow(
    'grows without measure',
  )
})
