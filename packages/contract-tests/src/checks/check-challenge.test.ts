import { expect, test } from 'vitest'
import { exchangeWith } from '../../test/exchange-with.ts'
import { checkChallengeSyntax } from './check-headers.ts'

const asking = (value: string) => exchangeWith({ status: 401, headers: [['WWW-Authenticate', value]] })

test.each([
  'Bearer',
  'bearer realm="Apify, Inc.", error="invalid_token"',
  'Basic realm=logs, Bearer error="a \\"quoted\\" word" , scope = x',
  'Negotiate dG9rZW4=, Bearer',
])('a list of challenges is one: %s', (value) => {
  expect(checkChallengeSyntax(asking(value))).toEqual([])
})

test.each(['Bearer realm="x', 'Bearer realm=a b', '', '"Bearer"'])(
  'a value that breaks the grammar is not a list: %s',
  (value) => {
    expect(checkChallengeSyntax(asking(value))).toMatchObject([{ code: 'challenge-syntax' }])
  },
)

test('a long list that breaks off is rejected quickly', () => {
  const broken = `Bearer ${'a=b, '.repeat(10_000)}"`
  expect(checkChallengeSyntax(asking(broken))).toMatchObject([{ code: 'challenge-syntax' }])
})
