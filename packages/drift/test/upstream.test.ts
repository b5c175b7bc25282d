import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { drift } from '../src/drift.ts'

/** The provider's own documents are megabytes and not ours to publish: they are read from a folder beside the checkout. */
const beside = resolve(import.meta.dirname, '../../../../shared/upstream')
const folder = process.env.GET_LOG_UPSTREAM || beside
const isAbsent = folder === beside && !existsSync(beside)
const absent = `Not run: the provider's documents as they were published are not at ${beside}; set GET_LOG_UPSTREAM to judge them.`
if (isAbsent) console.warn(absent)

const errors = ['400', '401', '403', '404', '405', '429']
const everyError = (place: string) => errors.map((status) => `${status} ${place}`)

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

test.for([
  {
    month: '2026-04-09',
    harm: 'sends no token',
    expected: { breaking: [required, ['security-requirement-removed', ['security'], '{}', undefined]], ...listed },
  },
  {
    month: '2026-08-07',
    harm: 'compares the error types of 401 and 403',
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
  async ({ month, expected }, { skip }) => {
    skip(isAbsent, absent)
    expect(await compare(join(folder, `apify-openapi-${month}.json`))).toEqual(expected)
  },
)
