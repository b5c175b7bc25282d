import { repetitions } from '@get-log/workspace/repetitions'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { excerpt, excerptAround } from '../print/excerpt.ts'
import { holdsSecret, redact } from './redact.ts'
import { withSecrets } from './secrets-in-use.ts'

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

function almostRight(token: string): string[] {
  const replaced = [0, Math.floor(token.length / 2), token.length - 1].map((at) => [...token].with(at, 'x').join(''))
  const longer = [`${token}x`, `x${token}`, `${token}${token}`]
  const others = [token.toUpperCase(), token.slice(0, -1), token.slice(1), [...token].reverse().join('')]
  return [...replaced, ...longer, ...others]
}

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
      { numRuns: repetitions(2, 100) },
    )
  })

  test.each(['plain', 'URL-encoded', 'JSON-escaped', 'in base64'])(
    'is replaced %s wherever an excerpt cuts it',
    (name) => {
      const unit = fc.constantFrom('a', 'B', '9', '_', '+', '/', '%', ' ', '"', 'é', '😀')
      const [, spell = String] = spellings.find(([each]) => each === name) ?? []
      fc.assert(
        fc.property(fc.string({ unit, minLength: 16, maxLength: 40 }), fc.nat({ max: 120 }), (any, at) => {
          const body = Buffer.from(`${'-'.repeat(at)}.${spell(any)}.${'-'.repeat(300)}`)
          const shown = withSecrets([any], () => `${excerpt(body)} ${excerptAround(body, at + 30)}`)
          for (const part of spell(any).match(/.{6}/gu) ?? []) expect(shown).not.toContain(part)
        }),
        { numRuns: repetitions(8, 1000) },
      )
    },
  )

  test.each([16, 17, 24, 40])(
    'of %i characters that is almost right is replaced, but does not count as contained',
    (length) => {
      const long = 'apify_api_Qw7Er8Ty9Ui0Op1As2Df3Gh4Jk5Lz6'.slice(0, length)
      for (const almost of almostRight(long)) {
        expect(redact(`before ${almost} after`, [long])).toMatch(/^before .?(\[token\].?)+ after$/)
        if (!almost.includes(long)) expect(holdsSecret(`before ${almost} after`, long)).toBe(false)
      }
    },
  )

  test('that is long is replaced as far as it is there, if that is most of it', () => {
    const long = 'apify_api_Qw7Er8Ty9Ui0Op1As2Df3Gh4Jk5Lz6'
    for (const part of [long.slice(4), long.slice(0, -4), long.slice(4, -4), long.slice(20)])
      expect(redact(`-${part}-`, [long])).toBe('-[token]-')
  })

  test.each(['other', 'a-token', 'b7Qz-9x'])('that is short, %s, is replaced as a whole word only', (short) => {
    const words = [`[an${short}]`, `methods/${short}s`, `${short}_1`, `1${short}`, `é${short}é`].join(' ')
    expect(redact(words, [short])).toBe(words)
    for (const near of [short, ...almostRight(short)])
      expect(redact(`"${near}",\\n${near}…`, [short]).replaceAll('[token]', '')).toBe('"",\\n…')
  })

  test('is replaced whole if another one is a part of it', () => {
    expect(redact('first-second', ['first-', 'first-second'])).toBe('[token]')
  })

  test('is replaced as far as it is there where a text breaks off', () => {
    for (const end of ['', '…'])
      expect(redact(`no access with ${secret.slice(0, 9)}${end}`, [secret])).toBe(`no access with [token]${end}`)
  })

  test.each([
    ['http://me:pass@host/x', 'http://[token]@host/x'],
    ['?next=https%3A%2F%2Fme%3Apass%40host', '?next=https%3A%2F%2F[token]%40host'],
    ['"http://host/","mail":"me@host"', '"http://host/","mail":"me@host"'],
  ])('or a password in a URL is replaced: %s', (text, clean) => {
    expect(redact(text, [])).toBe(clean)
  })

  test('that does not occur changes nothing', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z ]*$/), (text) => {
        expect(redact(text, ['ZZZZ-9999'])).toBe(text)
      }),
    )
  })
})
