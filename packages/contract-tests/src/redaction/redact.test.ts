import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { excerpt, excerptAround } from '../print/excerpt.ts'
import { holdsSecret, redact, redactData } from './redact.ts'

const secret = 'apify_api_Ab+/c="d\\é 9'
const token = fc.string({ unit: 'grapheme', minLength: 6, maxLength: 40 }).filter((text) => text.trim().length > 5)
const around = fc.stringMatching(/^[ ,;:|\n]{0,8}$/)

const spellings: [string, (text: string) => string][] = [
  ['plain', (text) => text],
  ['URL-encoded', encodeURIComponent],
  ['URL-encoded in lower case', (text) => encodeURIComponent(text).replace(/%../g, (code) => code.toLowerCase())],
  ['URL-encoded in every character', (text) => Buffer.from(text).toString('hex').replace(/../g, '%$&')],
  ['URL-encoded twice', (text) => encodeURIComponent(encodeURIComponent(text))],
  ['as a form value', (text) => new URLSearchParams({ x: text }).toString().slice(2)],
  ['JSON-escaped', (text) => JSON.stringify(text).slice(1, -1)],
  [
    'JSON-escaped beyond ASCII',
    (text) => text.replace(/[^!-~]|["\\]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  ],
  ['JSON-escaped twice', (text) => JSON.stringify(JSON.stringify(text)).slice(3, -3)],
  ['in base64', (text) => Buffer.from(text).toString('base64')],
  ['in base64url', (text) => Buffer.from(text).toString('base64url')],
  ['in the base64 of a user name and it', (text) => Buffer.from(`user:${text}`).toString('base64')],
  ['in the base64 of it and more', (text) => Buffer.from(`a:${text}:b`).toString('base64')],
]

describe('a token', () => {
  test.each(spellings)('is replaced %s', (_, spell) => {
    expect(redact(`before ${spell(secret)} after`, [secret])).not.toContain(spell(secret))
    expect(holdsSecret(`before ${spell(secret)} after`, secret)).toBe(true)
  })

  test.each(spellings)('of any characters is replaced %s', (_, spell) => {
    fc.assert(
      fc.property(token, around, around, (any, before, after) => {
        expect(redact(`${before}${spell(any)}${after}`, [any])).not.toContain(spell(any))
      }),
      { numRuns: 25 },
    )
  })

  test('that an ellipsis cuts is replaced as far as it is there', () => {
    const cut = `"${secret.slice(0, 9)}…" and "…${secret.slice(-9)}" and "…${secret.slice(3, 12)}…"`
    expect(redact(cut, [secret])).toBe('"[token]" and "[token]" and "[token]"')
  })

  test('is replaced as far as it is there wherever an excerpt cuts it', () => {
    const unit = fc.constantFrom('a', 'B', '9', '_', '+', '/', '%', ' ', '"', 'é', '😀')
    const cutting = fc.string({ unit, minLength: 6, maxLength: 40 }).filter((text) => text.trim().length > 5)
    const plain = (text: string): string => text
    const spell = fc.constantFrom(plain, encodeURIComponent)
    fc.assert(
      fc.property(cutting, spell, fc.nat({ max: 120 }), (any, spelled, at) => {
        fc.pre(spelled === plain || spelled(any).length <= 60)
        const body = `${'-'.repeat(at)}${spelled(any)}${'-'.repeat(300)}`
        const shown = redact(`${excerpt(body)} ${excerptAround(Buffer.from(body), 30)}`, [any])
        const characters = [...any]
        for (const index of characters.slice(4).keys()) {
          expect(shown).not.toContain(spelled(characters.slice(index, index + 5).join('')))
        }
      }),
    )
  })

  test.each([
    ['without its first character', secret.slice(1)],
    ['without its last character', secret.slice(0, -1)],
    ['with another character in the middle', `${secret.slice(0, 11)}x${secret.slice(12)}`],
    ['in another case', secret.toUpperCase()],
    ['backwards', [...secret].reverse().join('')],
  ])('that is long is replaced %s, and is not there', (_, almost) => {
    expect(redact(`before ${almost} after`, [secret])).toMatch(/^before .?\[token\].{0,3}\[token\].? after$/)
    expect(holdsSecret(`before ${almost} after`, secret)).toBe(false)
  })

  test('is replaced whole where another one is a part of it', () => {
    expect(redact('first-second', ['first-', 'first-second'])).toBe('[token]')
  })

  test('that ends as a hint does is not there, though it is replaced', () => {
    expect(redact(`…${secret.slice(-6)}`, [secret])).toBe('[token]')
    expect(holdsSecret(`…${secret.slice(-6)}`, secret)).toBe(false)
  })

  test('that is not there changes nothing', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z ]*$/), (text) => {
        expect(redact(text, ['ZZZZ-9999'])).toBe(text)
      }),
    )
  })

  test('is replaced everywhere in data, names of properties included', () => {
    const data = { [secret]: [secret, { nested: `x${secret}y`, number: 1, none: null }] }
    expect(redactData(data, [secret])).toEqual({
      '[token]': ['[token]', { nested: 'x[token]y', number: 1, none: null }],
    })
  })
})
