import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { drift } from '../src/drift.ts'

/** The provider's own documents are megabytes and not ours to publish: they are read from a folder beside the checkout. */
const beside = resolve(import.meta.dirname, '../../../../shared/upstream')
const folder = process.env.GET_LOG_UPSTREAM || beside
const isAbsent = folder === beside && !existsSync(beside)
const absent = `Not run: the provider's documents as they were published are not at ${beside}; set GET_LOG_UPSTREAM to judge them.`
if (isAbsent) console.warn(absent)

// biome-ignore lint/suspicious/noExplicitAny: a test reaches into a document whose shape it knows.
type Document = any

const ourTypes = ['invalid-input', 'record-not-found', 'method-not-allowed', 'rate-limit-exceeded', 'run-failed']
const errors = ['400', '401', '403', '404', '405', '429']
const everyError = (place: string) => errors.map((status) => `${status} ${place}`)

/** What both documents have in common: nothing is required in an error, its types are listed, no header is mentioned. */
function loosen({ components, paths }: Document, types: readonly string[]): void {
  delete components.schemas.FailureDetail.required
  components.schemas.FailureType.enum = [...ourTypes, ...types]
  for (const response of [
    paths['/v2/logs/{logId}'].get.responses['200'],
    ...Object.values<Document>(components.responses),
  ])
    delete response.headers
}

function requireToken(document: Document): void {
  loosen(document, ['token-not-valid', 'permission-denied'])
  document.paths['/v2/logs/{logId}'].get.security.shift()
}

function renameTypes(document: Document): void {
  loosen(document, ['invalid-token', 'insufficient-permissions'])
  const { Error401, Error403 } = document.components.responses
  Error401.content['application/json'].example.error.type = 'invalid-token'
  Error403.content['application/json'].examples.denied.value.error.type = 'insufficient-permissions'
}

/** A document's differences in short; of the headers that it does not mention, how many places. */
async function compare(file: string): Promise<unknown> {
  const { differences } = await drift(file)
  const of = (wanted: string): unknown[] =>
    differences
      .filter((difference) => difference.class === wanted)
      .map(({ rule, places, ours, theirs }) => [rule, places, ours, rule === 'example-refused' ? theirs : undefined])
  const headers = differences.filter(
    ({ rule, class: kind }) => rule === 'response-header-removed' && kind === 'documentation',
  )
  return {
    breaking: of('breaking'),
    compatible: of('compatible'),
    headers: headers.flatMap(({ places }) => places).length,
  }
}

const required = ['required-properties-removed', everyError('error'), ['message', 'type'], undefined]
const listed = { compatible: [['enum-added', everyError('error.type'), undefined, undefined]], headers: 12 }

describe.each([
  {
    month: '2026-04-09',
    harm: 'sends no token',
    extract: requireToken,
    expected: { breaking: [required, ['security-requirement-removed', ['security'], '{}', undefined]], ...listed },
  },
  {
    month: '2026-08-07',
    harm: 'compares the error types of 401 and 403',
    extract: renameTypes,
    expected: {
      breaking: [
        required,
        ['example-refused', ['401 body'], 'token-not-valid', 'invalid-token'],
        ['example-refused', ['403 body'], 'permission-denied', 'insufficient-permissions'],
      ],
      ...listed,
    },
  },
])(
  "the provider's document of $month breaks whoever $harm or relies on type and message",
  ({ month, extract, expected }) => {
    test('in an extract', async () => {
      const document = parse(await readFile(new URL('fixtures/provider.yaml', import.meta.url), 'utf8'), {
        merge: true,
      })
      extract(document)
      const directory = await mkdtemp(join(tmpdir(), 'get-log-upstream-'))
      try {
        await writeFile(join(directory, 'api.json'), JSON.stringify(document))
        expect(await compare(join(directory, 'api.json'))).toEqual(expected)
      } finally {
        await rm(directory, { recursive: true })
      }
    })

    test('as it was published', async ({ skip }) => {
      skip(isAbsent, absent)
      expect(await compare(join(folder, `apify-openapi-${month}.json`))).toEqual(expected)
    })
  },
)
