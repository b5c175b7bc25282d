import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cite, citeSection } from '@get-log/contract-tests'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Difference, DifferenceClass } from '../src/difference.ts'
import type { DriftOptions } from '../src/drift.ts'
import { drift } from '../src/drift.ts'

// biome-ignore lint/suspicious/noExplicitAny: a test reaches into a document whose shape it knows.
type Document = any
type Change = (document: Document) => void

const fixture = new URL('fixtures/provider.yaml', import.meta.url)
let text: string
let folder: string

beforeAll(async () => {
  text = await readFile(fixture, 'utf8')
  folder = await mkdtemp(join(tmpdir(), 'get-log-drift-test-'))
})
afterAll(() => rm(folder, { recursive: true }))

const path = '/v2/logs/{logId}'
const operation = (document: Document) => document.paths[path].get
const detail = (document: Document) => document.components.schemas.FailureDetail
const body = (document: Document, status: number) =>
  document.components.responses[`Error${status}`].content['application/json']
const flag = (document: Document, name: string) =>
  operation(document).parameters.find((parameter: Document) => parameter.name === name)
const errorTypes = ['run-failed', 'invalid-input', 'record-not-found', 'method-not-allowed', 'rate-limit-exceeded']

/** Compares with the fixture after these changes, written as JSON. */
async function differencesAfter(changes: readonly Change[], options?: DriftOptions): Promise<readonly Difference[]> {
  const document = parse(text, { merge: true })
  const { rawFlag } = document.components.parameters
  operation(document).parameters[0] = rawFlag
  for (const change of changes) change(document)
  const file = join(folder, `${crypto.randomUUID()}.json`)
  await writeFile(file, JSON.stringify(document))
  return (await drift(file, options)).differences
}

describe('a document that says the same does not differ', () => {
  test('in other words, names, order and OpenAPI version', async () => {
    const { differences, provider } = await drift(fixture.href)
    expect(differences).toEqual([])
    expect(provider).toMatchObject({ openapi: '3.0.3', version: 'v2-extract', operation: { method: 'get', path } })
  })

  test('whether server or path carries the first part, security stands above, a flag lists its spellings', async () => {
    const differences = await differencesAfter([
      (document) => {
        flag(document, 'raw').schema = { anyOf: [{ type: 'boolean' }, { enum: ['0', '1'] }], example: false }
        flag(document, 'download').schema = { enum: ['true', 'false', '1', '0'], example: 'false' }
      },
      (document) => {
        document.security = operation(document).security
        delete operation(document).security
      },
      (document) => delete operation(document).description,
      (document) => {
        document.servers = [{ url: 'https://{host}/v2', variables: { host: { default: 'api.apify.com' } } }]
        document.paths = { '/logs/{logId}': document.paths[path] }
      },
    ])
    expect(differences).toEqual([])
  })

  test('with a path item by reference, no server named, and a schema elsewhere that contains itself', async () => {
    const differences = await differencesAfter([
      (document) => {
        document.components.schemas.Tree = { properties: { child: { $ref: '#/components/schemas/Tree' } } }
      },
      (document) => delete document.servers,
      (document) => {
        document.components.pathItems = { log: document.paths[path] }
        document.paths[path] = { $ref: '#/components/pathItems/log' }
      },
    ])
    expect(differences).toEqual([])
  })
})

type Row = [what: string, expected: Partial<Difference>, change: Change]

/** A test for each row; all changes of the rows are made to one document, since they touch different places. */
function testRows(wanted: DifferenceClass, rows: readonly Row[]): void {
  describe(`${wanted} is`, () => {
    let differences: readonly Difference[]
    beforeAll(async () => {
      differences = await differencesAfter(rows.map(([, , change]) => change))
    })

    test.each(rows)('%s', (_, expected) => {
      expect(differences).toContainEqual(expect.objectContaining({ class: wanted, ...expected }))
    })
  })
}

testRows('breaking', [
  [
    'a property that is no longer required',
    { rule: 'required-properties-removed', places: ['400 error', '401 error', '404 error', '405 error'] },
    (document) => delete detail(document).required,
  ],
  [
    'a property that is gone',
    { rule: 'property-removed', message: 'Property `message` of `error` was removed.' },
    (document) => delete detail(document).properties.message,
  ],
  [
    'a token that becomes required',
    { rule: 'security-requirement-removed', message: 'A token became required.' },
    (document) => {
      operation(document).security = operation(document).security.slice(1)
    },
  ],
  [
    'a flag that is gone',
    { rule: 'parameter-removed', places: ['query raw'] },
    (document) => operation(document).parameters.shift(),
  ],
  [
    'a flag that loses a spelling',
    { rule: 'enum-values-removed', places: ['query download'] },
    (document) => {
      flag(document, 'download').schema = { type: 'string', enum: ['true', 'false'] }
    },
  ],
  [
    'a flag that is on unless it is turned off',
    { rule: 'default-added', places: ['query stream'], theirs: true },
    (document) => {
      flag(document, 'stream').schema = { type: 'boolean', default: true }
    },
  ],
  [
    'a new parameter that is required',
    { rule: 'parameter-added', places: ['query account'] },
    (document) =>
      operation(document).parameters.push({ name: 'account', in: 'query', required: true, schema: { type: 'string' } }),
  ],
  [
    'a response that is gone',
    { rule: 'response-removed', places: ['429'] },
    (document) => delete operation(document).responses['429'],
  ],
  [
    'another media type',
    { rule: 'media-type-removed' },
    (document) => {
      operation(document).responses['200'].content = { 'application/octet-stream': {} }
    },
  ],
  [
    'an error body without a schema',
    { rule: 'schema-type-changed', places: ['403 body'] },
    (document) => delete body(document, 403).schema,
  ],
  [
    'an error type that we document and the provider no longer has',
    { rule: 'example-refused', places: ['401 body'], ours: 'token-not-valid', theirs: 'invalid-token' },
    (document) => {
      document.components.schemas.FailureType.enum = [...errorTypes, 'invalid-token', 'permission-denied']
      body(document, 401).example.error.type = 'invalid-token'
    },
  ],
  [
    'another server',
    { rule: 'server-removed' },
    (document) => {
      document.servers = [{ url: 'https://api.example.com/elsewhere' }]
    },
  ],
  [
    'an operation that moved',
    { rule: 'operation-moved', ours: 'GET /v2/logs/{buildOrRunId}', theirs: 'POST /v3/logs/{logId}' },
    (document) => {
      const { get, ...item } = document.paths[path]
      document.paths = { '/v3/logs/{logId}': { ...item, post: get } }
    },
  ],
])

testRows('compatible', [
  [
    'a new status',
    { rule: 'response-added', places: ['500'] },
    (document) => {
      operation(document).responses['500'] = { description: 'Internal error.' }
    },
  ],
  [
    'a new optional parameter',
    { rule: 'parameter-added', places: ['query limit'] },
    (document) => operation(document).parameters.push({ name: 'limit', in: 'query', schema: { type: 'integer' } }),
  ],
  [
    'a list of the error types that contains ours',
    { rule: 'enum-added', places: [400, 401, 403, 404, 405, 429].map((status) => `${status} error.type`) },
    (document) => {
      document.components.schemas.FailureType.enum = [...errorTypes, 'token-not-valid', 'permission-denied']
    },
  ],
  [
    'a further property',
    { rule: 'schema-added' },
    (document) => {
      detail(document).properties.hint = { type: 'string' }
    },
  ],
  [
    'a deprecation',
    { rule: 'deprecated-added', places: ['operation'] },
    (document) => {
      operation(document).deprecated = true
    },
  ],
])

testRows('documentation', [
  [
    'another description',
    { rule: 'description-changed', places: ['query raw'], theirs: 'Keeps everything.' },
    (document) => {
      flag(document, 'raw').description = 'Keeps everything.'
    },
  ],
  [
    'another example',
    { rule: 'example-changed', places: ['401 body'], ours: 'token-not-valid', theirs: 'invalid-token' },
    (document) => {
      body(document, 401).example.error.type = 'invalid-token'
    },
  ],
  [
    'another operationId at the same path',
    { rule: 'operation-id-changed' },
    (document) => {
      operation(document).operationId = 'getLog'
    },
  ],
  [
    'security that is not mentioned',
    { rule: 'security-removed', places: ['security'] },
    (document) => {
      delete document.security
      delete operation(document).security
    },
  ],
  [
    'an optional header that is not mentioned',
    { rule: 'response-header-removed', places: ['429 header retry-after'] },
    (document) => delete document.components.responses.Error429.headers['Retry-After'],
  ],
  [
    'a header that is not mentioned but HTTP demands',
    { rule: 'response-header-removed', places: ['405 header allow'] },
    (document) => delete document.components.responses.Error405.headers.Allow,
  ],
])

test('a way to send the token counts even while anybody may ask', async () => {
  const differences = await differencesAfter([
    (document) => {
      operation(document).security = [{}, { bearer: [] }, { headerToken: [] }]
      document.components.securitySchemes.headerToken = { type: 'apiKey', in: 'header', name: 'X-Token' }
    },
  ])
  expect(differences.map(({ class: kind, message }) => [kind, message])).toEqual([
    ['breaking', 'The security requirement apiKey-query-token is no longer accepted.'],
    ['compatible', 'The security requirement apiKey-header-X-Token is accepted, too.'],
  ])
})

test.each(['4XX', 'default'])('a status that the provider covers by %s is not gone', async (range) => {
  const differences = await differencesAfter([
    (document) => {
      const { responses } = operation(document)
      responses[range] = responses['404']
      delete responses['404']
    },
  ])
  expect(differences).toEqual([
    expect.objectContaining({ class: 'compatible', rule: 'response-added', places: [range] }),
  ])
})

test('a new header of a like name is not taken for ours under another name', async () => {
  const differences = await differencesAfter([
    (document) => {
      const { headers } = document.components.responses.Error429
      delete headers['Retry-After']
      headers['Retry-At'] = { required: true, schema: { type: 'integer' } }
    },
  ])
  expect(differences.map((difference) => [difference.class, difference.rule])).toEqual([
    ['compatible', 'response-header-added'],
    ['documentation', 'response-header-removed'],
  ])
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
  const changes: Change[] = [
    (document) => delete detail(document).required,
    (document) => operation(document).parameters.shift(),
    (document) => operation(document).security.shift(),
    (document) => {
      operation(document).responses['200'].content = {}
    },
  ]
  const differences = await differencesAfter(changes, { clauses })
  expect(differences.map(({ places, clauses: ids }) => [places[0], ids])).toEqual([
    ['200 body', []],
    ['400 error', ['errors/shape']],
    ['query raw', ['raw/verbatim']],
    ['security', ['methods/any']],
  ])
})
