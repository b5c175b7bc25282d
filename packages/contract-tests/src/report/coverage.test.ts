import { document } from '@get-log/spec'
import { operationPath } from '@get-log/types'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { citeSection } from '../clause/source.ts'
import { clauses } from '../clauses/catalogue.generated.ts'
import { cite } from '../endpoint/operation.ts'
import { getLog } from '../get-log.ts'
import { fromPointer, resolvePointer, toPointer } from '../spec/pointer.ts'
import { checkSources, listCovered, listPromises, listUnclaimed } from './coverage.ts'

test('every promise of the document is the source of a clause', () => {
  expect(listUnclaimed(getLog), 'add a clause that cites each of these').toEqual([])
})

test('a promise that no clause rests on is named', () => {
  const without = getLog.clauses.filter(({ id }) => id !== 'auth/challenge')
  expect(listUnclaimed({ ...getLog, clauses: without })).toContain('/components/headers/WWWAuthenticate/example')
})

test('a clause that cites what the document does not have is named', () => {
  const [clause] = getLog.clauses
  const clauses = clause === undefined ? [] : [{ ...clause, id: 'x/y', source: cite('/components/headers/Nope') }]
  expect(() => checkSources({ ...getLog, clauses })).toThrow('x/y cites /components/headers/Nope')
  expect(() => checkSources(getLog)).not.toThrow()
})

test('every parameter, response, header, media type, schema, property, security scheme and example is a promise', () => {
  const named = ['parameters', 'responses', 'headers', 'content', 'schemas', 'properties', 'securitySchemes']
  const found: string[] = []
  const walk = (value: unknown, keys: readonly string[]): void => {
    if (typeof value === 'object' && value !== null && '$ref' in value) return
    const [key = '', parent = ''] = keys.toReversed()
    if (named.includes(parent) || key === 'schema' || key === 'example') found.push(toPointer(keys))
    if (typeof value !== 'object' || value === null || key === 'example') return
    for (const [name, inner] of Object.entries(value)) walk(inner, [...keys, name])
  }
  const operation = ['paths', operationPath, 'get']
  walk(document.paths[operationPath].get, operation)
  walk(document.components, ['components'])
  expect(listPromises(getLog)).toEqual([toPointer(operation), ...found].sort())
})

test('a promise counts under the place to which a reference leads, and a section of an RFC does not count', () => {
  const [clause] = clauses
  const notFound = toPointer(['paths', operationPath, 'get', 'responses', '404'])
  const source = [...cite(notFound), ...citeSection('RFC 9110, section 15.5.5', 'not found')]
  expect(listCovered({ ...getLog, clauses: clause === undefined ? [] : [{ ...clause, source }] })).toEqual([
    '/components/responses/NotFound',
  ])
})

test('every clause has a source, and every source has words', () => {
  const bare = clauses.filter(({ source }) => source.length === 0 || source.some(({ words }) => words === ''))
  expect(bare.map(({ id }) => id)).toEqual([])
})

test('a pointer that leads nowhere is reported', () => {
  expect(() => resolvePointer(getLog.document, '/components/parameters/nope')).toThrow(
    'The document has no /components/parameters/nope: /components/parameters has no "nope"',
  )
})

test('keys of any characters survive being a pointer', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), (keys) => {
      expect(fromPointer(toPointer(keys))).toEqual(keys)
    }),
  )
})
