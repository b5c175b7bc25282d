import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import type { Difference, DifferenceClass } from '../src/difference.ts'
import { drift } from '../src/drift.ts'

// Each comparison runs redocly as a process, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

/** The provider's own documents are megabytes and not ours to publish: they are read from a folder beside the checkout. */
const beside = resolve(import.meta.dirname, '../../../../shared/upstream')
const folder = process.env.GET_LOG_UPSTREAM || beside
const isPresent = existsSync(folder)

const errors = ['400', '401', '403', '404', '405', '429']
const at = (place: string) => errors.map((status) => `${status} ${place}`)

async function differencesIn(
  file: string,
  wanted: DifferenceClass,
): Promise<[rule: string, places: readonly string[]][]> {
  const { differences } = await drift(resolve(folder, file))
  const ofClass = differences.filter((difference: Difference) => difference.class === wanted)
  return ofClass.map(({ rule, places }) => [rule, places])
}

test('the folder that GET_LOG_UPSTREAM names is there', () => {
  expect(!process.env.GET_LOG_UPSTREAM || isPresent).toBe(true)
})

if (!isPresent) {
  test(`the provider's own documents are not at ${folder}: set GET_LOG_UPSTREAM to judge them, too`, async ({
    annotate,
  }) => {
    await annotate('Only the extract was judged', 'warning')
  })
}

describe.runIf(isPresent)("the provider's document of April 2026", () => {
  const file = 'apify-openapi-2026-04-09.json'

  test('breaks whoever sends no token and whoever relies on type and message', async () => {
    expect(await differencesIn(file, 'breaking')).toEqual([
      ['required-properties-removed', at('error')],
      ['security-requirement-removed', ['security']],
    ])
  })

  test('lists the error types, ours among them', async () => {
    expect(await differencesIn(file, 'compatible')).toEqual([['enum-added', at('error.type')]])
  })
})

describe.runIf(isPresent)("the provider's document of August 2026", () => {
  const file = 'apify-openapi-2026-08-07.json'

  test('breaks whoever compares the error types of 401 and 403, and whoever relies on type and message', async () => {
    const { differences } = await drift(resolve(folder, file))
    const breaking = differences.filter((difference) => difference.class === 'breaking')
    expect(breaking.map(({ rule, places, ours, theirs }) => [rule, places, ours, theirs])).toEqual([
      ['required-properties-removed', at('error'), ['message', 'type'], undefined],
      ['example-refused', ['401 body'], 'token-not-valid', 'invalid-token'],
      ['example-refused', ['403 body'], 'permission-denied', 'insufficient-permissions'],
    ])
  })

  test('declares the same security as ours', async () => {
    const { differences } = await drift(resolve(folder, file))
    expect(differences.filter(({ rule }) => rule.startsWith('security'))).toEqual([])
  })

  test('documents none of our headers, which takes nothing back', async () => {
    const found = await differencesIn(file, 'documentation')
    expect(found.filter(([rule]) => rule === 'response-header-removed').flatMap(([, places]) => places)).toHaveLength(
      12,
    )
  })
})
