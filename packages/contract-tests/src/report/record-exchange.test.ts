import { expect, test } from 'vitest'
import { exchangeWith } from '../../test/exchange-with.ts'
import { recordExchange } from './record-exchange.ts'

const token = 'a_token_of_24_characters'
const recorded = (body: string) => recordExchange(exchangeWith({ body }), [token]).body

test.each([
  ['across the place where a long body is cut', `${'x'.repeat(2038)}${token}${'x'.repeat(100)}`, 'xxxxx[token]'],
  ['that breaks off with the body', `no access with ${token.slice(0, 20)}`, 'with [token]'],
])('nothing is left of a token %s', (_, body, end) => {
  expect(recorded(body).text.slice(-12)).toBe(end)
})

test('a body is shown up to its first two kilobytes, controls escaped, and says whether there was more', () => {
  expect(recorded('a\x1bé\n…')).toEqual({ bytes: 8, text: 'a\\x1bé\n…', truncated: false })
  expect(recorded('x'.repeat(2049))).toEqual({ bytes: 2049, text: 'x'.repeat(2048), truncated: true })
})
