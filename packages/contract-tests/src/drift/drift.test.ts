import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { cite, citeSection } from '../clause/source.ts'
import type { Difference } from './difference.ts'
import type { DriftOptions } from './drift.ts'
import { drift } from './drift.ts'

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

const operation = (document: Document) => document.paths['/v2/logs/{logId}'].get
const detail = (document: Document) => document.components.schemas.FailureDetail
const flag = (document: Document) => document.components.parameters.rawFlag

/** Compares with the fixture after a change, written as JSON. */
async function differencesAfter(change: Change, options?: DriftOptions): Promise<readonly Difference[]> {
  const document = parse(text, { merge: true })
  change(document)
  const file = join(folder, `${crypto.randomUUID()}.json`)
  await writeFile(file, JSON.stringify(document))
  return (await drift(file, options)).differences
}

test('a document that says the same in other words, names, order and version does not differ', async () => {
  const { differences, provider } = await drift(fixture.href)
  expect(differences).toEqual([])
  expect(provider).toMatchObject({
    openapi: '3.0.3',
    version: 'v2-extract',
    operation: { method: 'get', path: '/v2/logs/{logId}' },
  })
})

test.concurrent.each<[what: string, change: Change]>([
  [
    'the server carries the first part of the path',
    (document) => {
      document.servers = [{ url: 'https://{host}/v2', variables: { host: { default: 'api.apify.com' } } }]
      document.paths = { '/logs/{logId}': document.paths['/v2/logs/{logId}'] }
    },
  ],
  ['no server is named', (document) => delete document.servers],
  [
    'the path item is a reference',
    (document) => {
      document.components.pathItems = { log: document.paths['/v2/logs/{logId}'] }
      document.paths['/v2/logs/{logId}'] = { $ref: '#/components/pathItems/log' }
    },
  ],
  [
    'the security of the operation is that of the whole document',
    (document) => {
      document.security = operation(document).security
      delete operation(document).security
    },
  ],
  [
    'a flag is the union of a boolean and the strings 0 and 1',
    (document) => {
      flag(document).schema = { anyOf: [{ type: 'boolean' }, { type: 'string', enum: ['0', '1'] }], example: false }
    },
  ],
  [
    'a flag is one of four strings',
    (document) => {
      flag(document).schema = { type: 'string', enum: ['true', 'false', '1', '0'], example: 'false' }
    },
  ],
  [
    'a schema of another operation contains itself',
    (document) => {
      document.components.schemas.Tree = { properties: { child: { $ref: '#/components/schemas/Tree' } } }
    },
  ],
  ['a word of ours is left out', (document) => delete operation(document).description],
])('nothing breaks and no document is at odds where %s', async (_, change) => {
  const differences = await differencesAfter(change)
  expect(differences.filter((difference) => difference.class !== 'compatible')).toEqual([])
})

type Row = [what: string, expected: Partial<Difference>, change: Change]

describe('breaking is', () => {
  test.concurrent.each<Row>([
    [
      'a property that is no longer required',
      {
        rule: 'required-properties-removed',
        places: ['400 error', '401 error', '403 error', '404 error', '405 error', '429 error'],
      },
      (document) => delete detail(document).required,
    ],
    [
      'a property that is gone',
      { rule: 'property-removed' },
      (document) => {
        delete detail(document).properties.message
        detail(document).required = ['type']
      },
    ],
    [
      'a token that becomes required',
      { rule: 'security-requirement-changed', places: ['security'] },
      (document) => {
        operation(document).security.shift()
      },
    ],
    [
      'a way to authenticate that is no longer accepted',
      { rule: 'security-requirement-changed' },
      (document) => {
        operation(document).security = [{ queryToken: [] }]
      },
    ],
    [
      'a flag that is gone',
      { rule: 'parameter-removed', places: ['query raw'] },
      (document) => operation(document).parameters.shift(),
    ],
    [
      'a flag that loses a spelling',
      { rule: 'enum-values-removed', places: ['query raw'] },
      (document) => {
        flag(document).schema = { type: 'string', enum: ['true', 'false'] }
      },
    ],
    [
      'a flag that is on unless it is turned off',
      { rule: 'default-added', places: ['query raw'] },
      (document) => {
        flag(document).schema.default = true
      },
    ],
    [
      'a new parameter that is required',
      { rule: 'parameter-added', places: ['query account'] },
      (document) => {
        operation(document).parameters.push({
          name: 'account',
          in: 'query',
          required: true,
          schema: { type: 'string' },
        })
      },
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
        const { content } = operation(document).responses['200']
        operation(document).responses['200'].content = { 'application/json': Object.values(content)[0] }
      },
    ],
    [
      'an error type that we document and the provider no longer has',
      { rule: 'example-refused', places: ['401 body'], ours: 'token-not-valid', theirs: 'invalid-token' },
      (document) => {
        const { FailureType } = document.components.schemas
        FailureType.enum = [
          'run-failed',
          'invalid-input',
          'invalid-token',
          'permission-denied',
          'record-not-found',
          'method-not-allowed',
          'rate-limit-exceeded',
        ]
        document.components.responses.Error401.content['application/json'].example.error.type = 'invalid-token'
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
      'an operation that moved to another path',
      { rule: 'operation-moved', theirs: 'GET /v3/logs/{logId}' },
      (document) => {
        document.paths = { '/v3/logs/{logId}': document.paths['/v2/logs/{logId}'] }
      },
    ],
    [
      'an operation that moved to another method',
      { rule: 'operation-moved', theirs: 'POST /v2/logs/{logId}' },
      (document) => {
        const item = document.paths['/v2/logs/{logId}']
        item.post = item.get
        delete item.get
      },
    ],
  ])('%s', async (_, expected, change) => {
    const breaking = (await differencesAfter(change)).filter((difference) => difference.class === 'breaking')
    expect(breaking).toContainEqual(expect.objectContaining(expected))
  })
})

describe('compatible is', () => {
  test.concurrent.each<Row>([
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
      (document) => {
        operation(document).parameters.push({ name: 'limit', in: 'query', schema: { type: 'integer' } })
      },
    ],
    [
      'a list of the error types that contains ours',
      { rule: 'enum-added' },
      (document) => {
        document.components.schemas.FailureType.enum = [
          'run-failed',
          'invalid-input',
          'token-not-valid',
          'permission-denied',
          'record-not-found',
          'method-not-allowed',
          'rate-limit-exceeded',
        ]
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
  ])('%s', async (_, expected, change) => {
    const differences = await differencesAfter(change)
    expect(differences).toContainEqual(expect.objectContaining({ class: 'compatible', ...expected }))
    expect(differences.filter((difference) => difference.class === 'breaking')).toEqual([])
  })
})

describe('documentation is', () => {
  test.concurrent.each<Row>([
    [
      'another description',
      { rule: 'description-changed', places: ['query raw'] },
      (document) => {
        flag(document).description = 'Keeps everything.'
      },
    ],
    [
      'another example',
      { rule: 'example-changed', places: ['401 body'], ours: 'token-not-valid', theirs: 'invalid-token' },
      (document) => {
        document.components.responses.Error401.content['application/json'].example.error.type = 'invalid-token'
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
      'an optional header that is not mentioned',
      { rule: 'response-header-removed', places: ['429 header retry-after'] },
      (document) => {
        delete document.components.responses.Error429.headers['Retry-After']
      },
    ],
    [
      'a header that is not mentioned but HTTP demands',
      { rule: 'response-header-removed', places: ['405 header allow'] },
      (document) => {
        delete document.components.responses.Error405.headers.Allow
      },
    ],
  ])('%s', async (_, expected, change) => {
    const differences = await differencesAfter(change)
    expect(differences).toEqual([expect.objectContaining({ class: 'documentation', ...expected })])
  })
})

test.each(['4XX', 'default'])('a status that the provider covers by %s is not gone', async (range) => {
  const differences = await differencesAfter((document) => {
    const { responses } = operation(document)
    responses[range] = responses['404']
    delete responses['404']
  })
  expect(differences).toEqual([
    expect.objectContaining({ class: 'compatible', rule: 'response-added', places: [range] }),
  ])
})

test('a new header of a like name is not taken for ours under another name', async () => {
  const differences = await differencesAfter((document) => {
    const { headers } = document.components.responses.Error429
    delete headers['Retry-After']
    headers['Retry-At'] = { required: true, schema: { type: 'integer' } }
  })
  expect(differences.map((difference) => [difference.class, difference.rule])).toEqual([
    ['compatible', 'response-header-added'],
    ['documentation', 'response-header-removed'],
  ])
})

test('a difference names the clauses that rest on its place, and no other', async () => {
  const clauses = [
    { id: 'errors/shape', source: cite('/components/schemas/ErrorResponse') },
    {
      id: 'errors/type',
      source: cite(
        '/paths/~1v2~1logs~1{buildOrRunId}/get/responses/401/content/application~1json/schema/properties/error/properties/type',
      ),
    },
    { id: 'raw/verbatim', source: cite('/components/parameters/raw') },
    { id: 'methods/any', source: cite('/paths/~1v2~1logs~1{buildOrRunId}/get') },
    { id: 'limits/valid', source: citeSection('RFC 9110, section 10.2.3', 'Retry-After') },
  ]
  const required = await differencesAfter((document) => delete detail(document).required, { clauses })
  expect(required.map(({ clauses: ids }) => ids)).toEqual([['errors/shape']])
  const removed = await differencesAfter((document) => operation(document).parameters.shift(), { clauses })
  expect(removed.map(({ clauses: ids }) => ids)).toEqual([['raw/verbatim']])
  const security = await differencesAfter((document) => operation(document).security.shift(), { clauses })
  expect(security.map(({ clauses: ids }) => ids)).toEqual([['methods/any']])
})
