import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clauses } from '../clauses/catalogue.generated.ts'
import { getLog } from '../get-log.ts'
import { listCovered, listPromises } from './coverage.ts'
import { fromPointer, resolvePointer, toPointer } from './pointer.ts'

test('everything that the document promises is the source of a clause', () => {
  const covered = new Set(listCovered(getLog))
  const uncovered = listPromises(getLog).filter((pointer) => !covered.has(pointer))
  expect(uncovered, 'add a clause that cites each of these').toEqual([])
})

test('a promise that no clause rests on is named', () => {
  const without = clauses.filter(({ id }) => id !== 'auth/challenge')
  const covered = new Set(listCovered({ ...getLog, clauses: without }))
  expect(listPromises(getLog).filter((pointer) => !covered.has(pointer))).toContain(
    '/components/headers/WWWAuthenticate/example',
  )
})

test('every parameter, response, header, schema property, security scheme and example is a promise', () => {
  const promises = listPromises(getLog)
  for (const pointer of [
    '/components/parameters/raw/example',
    '/components/responses/TooManyRequests',
    '/components/responses/NotFound/content/application~1json/example',
    '/components/headers/RetryAfter',
    '/components/schemas/ErrorResponse/properties/error/properties/message',
    '/components/schemas/Flag',
    '/components/securitySchemes/apiKey',
  ]) {
    expect(promises).toContain(pointer)
  }
})

test('every source has words, and every pointer leads somewhere', () => {
  for (const { id, source } of clauses) {
    expect(source.length, id).toBeGreaterThan(0)
    for (const one of source) {
      expect(one.words, id).not.toBe('')
      if ('pointer' in one) resolvePointer(getLog.document, one.pointer)
    }
  }
})

test('a pointer that leads nowhere is told', () => {
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
