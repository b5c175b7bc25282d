import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { drift } from '../src/drift.ts'
import { tell } from './save-document.ts'

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
