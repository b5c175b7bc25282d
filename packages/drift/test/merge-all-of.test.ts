import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { JsonObject } from '../src/json.ts'
import { mergeAllOf } from '../src/merge-all-of.ts'

const names = ['a', 'b', 'c']
const leaf = fc.oneof(
  fc.constantFrom<JsonObject>(
    { type: 'string' },
    { type: 'integer' },
    { minLength: 2 },
    { enum: ['x', 'yy', 1] },
    { enum: ['yy', 1] },
  ),
)
const { schema } = fc.letrec<{ schema: JsonObject }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.record({ required: fc.uniqueArray(fc.constantFrom(...names)) }),
    fc.record({ properties: fc.dictionary(fc.constantFrom(...names), tie('schema')) }),
    fc.record({
      properties: fc.dictionary(fc.constantFrom(...names), tie('schema')),
      additionalProperties: fc.constant(false),
    }),
    fc
      .record({ allOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }), more: tie('schema') })
      .map(({ allOf, more }) => ({ ...more, allOf })),
  ),
}))
const scalar = fc.constantFrom('x', 'yy', 'zzz', 1, 2)
const instance = fc.oneof(
  scalar,
  fc.dictionary(fc.constantFrom(...names), fc.oneof(scalar, fc.dictionary(fc.constantFrom(...names), scalar))),
)

function verdicts(candidate: JsonObject, values: readonly unknown[]): boolean[] {
  const validate = new Ajv2020({ strict: false, validateSchema: false }).compile(candidate)
  return values.map((value) => validate(value))
}

test('the merged schema accepts what the schema with allOf accepts, and nothing else', () => {
  fc.assert(
    fc.property(schema, fc.array(instance, { minLength: 5, maxLength: 20 }), (before, values) => {
      const merged = structuredClone(before)
      mergeAllOf(merged)
      expect(verdicts(merged, values)).toEqual(verdicts(before, values))
    }),
  )
})

test('members that agree leave no allOf behind, and one that contradicts stays apart', () => {
  const agreeing: JsonObject = {
    allOf: [
      { type: 'object', required: ['a'] },
      { required: ['b'], properties: { a: { type: 'string' } } },
    ],
  }
  mergeAllOf(agreeing)
  expect(agreeing).toEqual({ type: 'object', required: ['a', 'b'], properties: { a: { type: 'string' } } })
  const contradicting: JsonObject = { type: 'string', allOf: [{ type: 'integer' }] }
  mergeAllOf(contradicting)
  expect(contradicting).toEqual({ type: 'string', allOf: [{ type: 'integer' }] })
})
