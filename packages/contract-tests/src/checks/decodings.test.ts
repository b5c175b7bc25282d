import { expect, test } from 'vitest'
import { decodingsOf } from './decodings.ts'

const line = '2026-01-01T00:00:00.000Z žluťoučký "kůň"'

test.each([
  ['percent-encoded', encodeURIComponent],
  ['JSON-escaped', (text: string) => JSON.stringify(text)],
  ['in base64, with something before it', (text: string) => `ab${Buffer.from(text).toString('base64')}`],
])('a line of a log is found %s', (_, encode) => {
  const found = decodingsOf(`before ${encode(`${line}\n`)} after`).filter((decoded) => decoded.includes(line))
  expect(found).not.toEqual([])
})

test('a line of a log of ten megabytes is found in base64', () => {
  const large = Buffer.from(`${line}\n`.repeat(230_000)).toString('base64')
  expect(decodingsOf(large).some((decoded) => decoded.includes(line))).toBe(true)
})
