import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectRoot } from '../src/packing/published-packages.ts'
import { pendingBump } from '../src/release/pending-bump.ts'
import { bumps, requiredBump } from '../src/release/required-bump.ts'

const released = join(projectRoot, 'spec/released/openapi.yaml')
const current = join(projectRoot, 'spec/openapi.yaml')

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'get-log-spec-'))
})
afterAll(() => rm(directory, { recursive: true }))

const requiredAfter = async (edit: (text: string) => string): Promise<string> => {
  const text = await readFile(current, 'utf8')
  const edited = join(directory, 'openapi.yaml')
  await writeFile(edited, edit(text))
  expect(edit(text)).not.toBe(text)
  return requiredBump(current, edited)
}

test('what changed in the spec since its last release has a changeset of the right size', () => {
  const required = requiredBump(released, current)
  const pending = pendingBump(join(projectRoot, '.changeset'), '@get-log/spec')
  const advice = `spec/openapi.yaml changed by a ${required} since its last release, and the changesets announce a ${pending}: run npx -p @changesets/cli changeset`
  expect(bumps.indexOf(pending), advice).toBeGreaterThanOrEqual(bumps.indexOf(required))
})

test('a response that goes away demands a major', async () => {
  const response = /^ +["']404["']:\n +\$ref: .*NotFound.*\n/m
  expect(await requiredAfter((text) => text.replace(response, ''))).toBe('major')
})

test('a parameter that goes away demands a major', async () => {
  const parameter = /^ +- \$ref: .*components\/parameters\/raw.*\n/m
  expect(await requiredAfter((text) => text.replace(parameter, ''))).toBe('major')
})

test('a new optional parameter demands a minor', async () => {
  const tail =
    '      parameters:\n        - { name: tail, in: query, description: Last lines., schema: { type: integer } }\n'
  expect(await requiredAfter((text) => text.replace(/^ {6}parameters:\n/m, tail))).toBe('minor')
})

test('a better description demands a patch', async () => {
  expect(await requiredAfter((text) => text.replace('Retrieves logs', 'Gets logs'))).toBe('patch')
})

test('the largest of several changesets counts', async () => {
  await writeFile(join(directory, 'one.md'), "---\n'@get-log/spec': patch\n---\n\nOne.\n")
  await writeFile(join(directory, 'two.md'), "---\n'@get-log/spec': minor\n'@get-log/client': major\n---\n\nTwo.\n")
  expect(pendingBump(directory, '@get-log/spec')).toBe('minor')
})

test('a document that cannot be read is an error that names it', () => {
  expect(() => requiredBump(current, join(directory, 'absent.yaml'))).toThrow(/Cannot compare .*absent\.yaml/)
})
