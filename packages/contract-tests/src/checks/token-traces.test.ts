import { expect, test } from 'vitest'
import { holdsToken } from './token-traces.ts'

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

test('a hint by which its owner knows a token is none', () => {
  expect(holdsToken(`a token that ends in ${token.slice(-6)}`, token)).toBe(false)
})
