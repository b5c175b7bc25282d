import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DriftInputError } from '../src/drift-input-error.ts'
import type { Json, JsonObject } from '../src/json.ts'
import { resolveReferences } from '../src/resolve-references.ts'

const resolve = (document: JsonObject, value: Json) => resolveReferences(document, value, '/paths', new WeakMap())

/** Names that need escaping in a pointer, in a URL, or are special to JavaScript. */
const name = fc.oneof(
  fc.string({ minLength: 1 }),
  fc.constantFrom('a/b', '~1', '%', '{id}', 'example', '__proto__', 'ü'),
)
const reference = (key: string) => ({
  $ref: `#/components/schemas/${encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))}`,
})

test('what was moved into components under any names comes back as it was', () => {
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 1 }), (names) => {
      // Each schema holds the next one, under its name.
      const schemas = Object.fromEntries(
        names.map((key, index) => {
          const next = names[index + 1]
          const properties = next === undefined ? {} : Object.fromEntries([[next, reference(next)]])
          return [key, { type: 'object', properties }]
        }),
      )
      const whole = names.reduceRight<JsonObject>((inner, key, index) => {
        const properties = index === names.length - 1 ? {} : Object.fromEntries([[names[index + 1] ?? key, inner]])
        return { type: 'object', properties }
      }, {})
      expect(resolve({ openapi: '3.1.0', components: { schemas } }, reference(names[0] ?? ''))).toEqual(whole)
    }),
  )
})

test('any web of references, cycles and all, ends in a tree without references or in an error that says so', () => {
  const link = fc.constantFrom('A', 'B', 'C').map(reference)
  const properties = fc.dictionary(fc.constantFrom('x', 'y'), link)
  const node = fc.oneof(link, fc.record({ items: link }), fc.record({ properties }), fc.constant({ type: 'string' }))
  fc.assert(
    fc.property(fc.record({ A: node, B: node, C: node }), fc.constantFrom('3.0.3', '3.1.0'), (schemas, openapi) => {
      const document = { openapi, components: { schemas } as unknown as JsonObject }
      expect(outcome(() => JSON.stringify(resolve(document, reference('A'))))).not.toContain('"$ref"')
    }),
  )
})

function outcome(act: () => string): string {
  try {
    return act()
  } catch (error) {
    if (error instanceof DriftInputError) return error.message
    throw error
  }
}

test('a schema that contains itself says nothing more where it begins again', () => {
  const Tree = { properties: { child: { $ref: '#/components/schemas/Tree' } } }
  const resolved = resolve({ openapi: '3.1.0', components: { schemas: { Tree } } }, Tree.properties.child)
  expect(resolved).toEqual({ properties: { child: {} } })
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
  ['#/components/schemas/Gone', 'has no "Gone"'],
  ['other.yaml#/components/schemas/A', 'leads out of the document'],
  ['#anchor', 'not a JSON pointer'],
  ['#/%', 'leads nowhere'],
  ['#/components/schemas/Loop', 'leads nowhere'],
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
