import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { cite, citeSection } from '@get-log/contract-tests'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { drift } from '../src/drift.ts'
import type { Edit } from './save-document.ts'
import { fixture, saveEdited, tell } from './save-document.ts'

interface Row {
  readonly what: string
  readonly edit: Edit
  readonly told: readonly string[]
}

const rows: Row[] = parse(readFileSync(new URL('fixtures/edits.yaml', import.meta.url), 'utf8'))

test('a document that says the same in other words, names and order does not differ', async () => {
  const { differences, provider } = await drift(fixture)
  expect(differences).toEqual([])
  expect(provider).toMatchObject({ version: 'v2-extract', operation: { method: 'get', path: '/v2/logs/{logId}' } })
})

test.each(rows)('what is told of a document is right where $what', async ({ edit, told }) => {
  const { differences } = await drift(await saveEdited(edit))
  expect(differences.map(tell)).toEqual(told)
})

test('a difference names the clauses that rest on its place, and no other', async () => {
  const get = '/paths/~1v2~1logs~1{buildOrRunId}/get'
  const type = `${get}/responses/401/content/application~1json/schema/properties/error/properties/type`
  const clauses = [
    { id: 'errors/shape', source: cite('/components/schemas/ErrorResponse') },
    { id: 'errors/type', source: cite(type) },
    { id: 'raw/verbatim', source: cite('/components/parameters/raw') },
    { id: 'methods/any', source: cite(get) },
    { id: 'limits/valid', source: citeSection('RFC 9110, section 10.2.3', 'Retry-After') },
  ]
  const edit = {
    '/components/schemas/FailureDetail/required': null,
    '/paths/~1v2~1logs~1{logId}/get/parameters/0/name': 'rough',
    '/paths/~1v2~1logs~1{logId}/get/security/0': { bearer: [] },
    '/paths/~1v2~1logs~1{logId}/get/responses/200/content': {},
  }
  const { differences } = await drift(await saveEdited(edit), clauses)
  expect(differences.map(({ places, clauses: ids }) => [places[0], ids])).toEqual([
    ['200 body', []],
    ['400 error', ['errors/shape']],
    ['query raw', ['raw/verbatim']],
    ['security', ['methods/any']],
    ['query rough', ['methods/any']],
  ])
})

/** The provider's own documents are megabytes and not ours to publish: they are read from a folder beside the checkout. */
const beside = resolve(import.meta.dirname, '../../../../shared/upstream')
const folder = process.env.GET_LOG_UPSTREAM || beside
const isAbsent = folder === beside && !existsSync(beside)
const absent = `Not run: the provider's documents as they were published are not at ${beside}; set GET_LOG_UPSTREAM to judge them.`
if (isAbsent) console.warn(absent)

const everyError = (place: string) => ['400', '401', '403', '404', '405', '429'].map((each) => `${each} ${place}`)
const required = `breaking required-properties-removed: ${everyError('error').join(', ')}`
const listed = `compatible enum-added: ${everyError('error.type').join(', ')}`

test.for([
  ['2026-04-09', 'sends no token', required, 'breaking security-requirement-removed: security "{}"', listed],
  [
    '2026-08-07',
    'compares the error types of 401 and 403',
    required,
    'breaking example-refused: 401 body "token-not-valid" "invalid-token"',
    'breaking example-refused: 403 body "permission-denied" "insufficient-permissions"',
    listed,
  ],
])(
  "the provider's document of %s breaks whoever %s or relies on type and message",
  async ([month, , ...told], { skip }) => {
    skip(isAbsent, absent)
    const { differences } = await drift(join(folder, `apify-openapi-${month}.json`))
    const headers = differences.filter(({ rule }) => rule === 'response-header-removed')
    expect(differences.map(tell).filter((line) => !line.startsWith('documentation'))).toEqual(told)
    expect(headers.flatMap(({ places }) => places)).toHaveLength(12)
  },
)
