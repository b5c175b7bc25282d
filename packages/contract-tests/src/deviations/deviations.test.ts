import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeDirectory } from '../../test/make-directory.ts'
import { getLog } from '../get-log.ts'
import { readDeviations, shippedDeviations } from './deviations.ts'

const directory = makeDirectory()

function write(text: string): string {
  const file = join(directory, 'deviations.yaml')
  writeFileSync(file, text)
  return file
}

const entry =
  'target: prism\n  clause: body/status\n  code: status\n  reason: r\n  link: https://example.com\n  review-by: 2027-01-01\n'

test('the deviations that are shipped are about Prism, each with a reason and a link', async () => {
  const shipped = await readDeviations(getLog, shippedDeviations)
  expect(new Set(shipped.map(({ target }) => target))).toEqual(new Set(['prism']))
})

test('an entry stands for each of its clauses with each of its codes', async () => {
  const lists = entry
    .replace('clause: body/status', 'clauses: [body/status, raw/titles]')
    .replace('code: status', 'codes: [a, b]')
  const read = await readDeviations(getLog, write(`- ${entry}- ${lists}`))
  expect(read.map(({ clause, code, reviewBy }) => `${clause} ${code} ${reviewBy}`)).toEqual([
    'body/status status 2027-01-01',
    'body/status a 2027-01-01',
    'body/status b 2027-01-01',
    'raw/titles a 2027-01-01',
    'raw/titles b 2027-01-01',
  ])
})

test.each([
  ['is not YAML', 'a: [', 'is not YAML'],
  ['is not a list', 'a: 1', 'is not a list of entries'],
  ['lacks a reason', `- ${entry.replace('  reason: r\n', '')}`, 'Entry 1 of .* lacks "reason"'],
  ['has a key too many', `- ${entry}  because: x\n`, 'unknown key "because"'],
  [
    'names a clause that does not exist',
    `- ${entry.replace('body/status', 'body/nope')}`,
    '"body/nope", which does not exist',
  ],
  ['has a link that is not a URL', `- ${entry.replace('https://example.com', 'there')}`, 'not a URL: there'],
  ['has a review-by that is not a day', `- ${entry.replace('2027-01-01', 'soon')}`, 'not a day, YYYY-MM-DD: soon'],
])('a file that %s is refused, and the message says so', async (_, text, message) => {
  await expect(readDeviations(getLog, write(text))).rejects.toThrow(new RegExp(message))
})
