import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readDeviations, shippedDeviations } from './read-deviations.ts'

const directory = mkdtempSync(join(tmpdir(), 'deviations-'))
afterAll(() => rmSync(directory, { recursive: true }))

function write(text: string): string {
  const file = join(directory, 'deviations.yaml')
  writeFileSync(file, text)
  return file
}

const entry =
  'target: prism\n  clause: body/status\n  code: status\n  reason: r\n  link: https://example.com\n  review-by: 2027-01-01\n'

test('the deviations that are shipped are about Prism, each with a reason and a link', async () => {
  const shipped = await readDeviations(shippedDeviations)
  expect(new Set(shipped.map(({ target }) => target))).toEqual(new Set(['prism']))
})

test('an entry is read', async () => {
  expect(await readDeviations(write(`- ${entry}`))).toMatchObject([{ clause: 'body/status', reviewBy: '2027-01-01' }])
})

test.each([
  ['is no YAML', 'a: [', 'are not YAML'],
  ['is no list', 'a: 1', 'are not a list of entries'],
  ['lacks a reason', `- ${entry.replace('  reason: r\n', '')}`, 'Entry 1 of .* lacks "reason"'],
  ['has a key too many', `- ${entry}  because: x\n`, 'unknown key "because"'],
  [
    'names a clause that does not exist',
    `- ${entry.replace('body/status', 'body/nope')}`,
    '"body/nope", which does not exist',
  ],
  ['has a link that is none', `- ${entry.replace('https://example.com', 'there')}`, 'no URL: there'],
  ['has a review-by that is no day', `- ${entry.replace('2027-01-01', 'soon')}`, 'no day, YYYY-MM-DD: soon'],
])('a file that %s is refused, and the message says so', async (_, text, message) => {
  await expect(readDeviations(write(text))).rejects.toThrow(new RegExp(message))
})

test('a file that is not there is refused', async () => {
  await expect(readDeviations('/nowhere.yaml')).rejects.toThrow('Cannot read the deviations /nowhere.yaml')
})
