import { expect, test } from 'vitest'
import { decodingsOf, holdsToken } from './check-secrecy.ts'

const token = 'tok_A1b2C3d4E5f6G7h8'

test.each([
  ['as it is', token],
  ['in lower case', token.toLowerCase()],
  ['in hexadecimal', Buffer.from(token).toString('hex')],
  ['in base64', Buffer.from(token).toString('base64')],
  ['without its beginning', `****${token.slice(4)}`],
  ['without its end', `${token.slice(0, -4)}****`],
])('a token is found %s', (_, spelling) => {
  expect(holdsToken(`before ${spelling} after`, token)).toBe(true)
})

test('a hint by which its owner recognizes a token does not count', () => {
  expect(holdsToken(`a token that ends in ${token.slice(-6)}`, token)).toBe(false)
})

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
