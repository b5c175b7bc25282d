import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exchangeWith } from '../../test/exchange-with.ts'
import { checkBytes, checkUtf8 } from './check-bytes.ts'
import { checkError } from './check-error.ts'
import { checkLines } from './check-lines.ts'
import { checkCharset, checkMediaType } from './check-media-type.ts'
import { checkRetryAfter } from './check-retry-after.ts'
import { excerpt } from './excerpt.ts'

describe('a body', () => {
  test('is held to every byte, and the first difference is told', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), (bytes, at) => {
        expect(checkBytes(exchangeWith({ body: bytes }), bytes, 'it')).toEqual([])
        const changed = Uint8Array.from(bytes)
        changed[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ 1
        const [found] = checkBytes(exchangeWith({ body: changed }), bytes, 'it')
        expect(found).toMatchObject({
          code: 'bytes',
          seen: expect.stringContaining(`around byte ${at % bytes.length} `),
        })
      }),
    )
  })

  test.each([
    ['line-missing', 'one\nthree\n'],
    ['line-repeated', 'one\ntwo\ntwo\nthree\n'],
    ['line-order', 'two\none\nthree\n'],
    ['line-missing', 'one\ntwo\r\nthree\n'],
  ])('of lines is found out: %s', (code, body) => {
    expect(checkLines(exchangeWith({ body }), ['one', 'two', 'three'])).toMatchObject([{ code }])
  })

  test('that is no UTF-8 is told with what stands around it', () => {
    const body = Buffer.concat([Buffer.from('before '), Uint8Array.of(0xff), Buffer.from(' after')])
    expect(checkUtf8(exchangeWith({ body }))).toMatchObject([
      { code: 'invalid-utf8', seen: expect.stringContaining('before') },
    ])
  })

  test('is quoted short, on one line, without control characters', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), (bytes) => {
        const quoted = excerpt(bytes)
        expect(quoted).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/)
        expect(quoted.length).toBeLessThan(1000)
      }),
    )
  })
})

describe('a header', () => {
  test.each(['text/plain', 'TEXT/Plain;charset=UTF-8', 'text/plain; charset="utf-8"', 'text/plain;charset=utf8'])(
    'says plain text: %s',
    (value) => {
      const exchange = exchangeWith({ headers: [['content-type', value]] })
      expect([...checkMediaType(exchange, 'text/plain'), ...checkCharset(exchange)]).toEqual([])
    },
  )

  test.each(['0', '120', 'Fri, 31 Dec 1999 23:59:59 GMT'])('says when to come again: %s', (value) => {
    expect(checkRetryAfter(exchangeWith({ headers: [['Retry-After', value]] }))).toEqual([])
  })

  test.each(['soon', '-1', '1.5', '', 'Fri, 31 Foo 1999 23:59:59 GMT', '2027-01-01'])(
    'does not say when to come again: %j',
    (value) => {
      expect(checkRetryAfter(exchangeWith({ headers: [['Retry-After', value]] }))).toMatchObject([
        { code: 'retry-after' },
      ])
    },
  )
})

describe('an error', () => {
  const json = [['Content-Type', 'application/json']] as const
  test.each([
    ['not-json', 'oops'],
    ['schema', '{}'],
    ['schema', '{"error":"no"}'],
    ['schema', '{"error":{"type":"x"}}'],
    ['schema', '{"error":{"type":1,"message":"x"}}'],
    ['empty-type', '{"error":{"type":"","message":"x"}}'],
    ['empty-message', '{"error":{"type":"x","message":" "}}'],
  ])('is found out: %s, %s', (code, body) => {
    expect(checkError(exchangeWith({ status: 404, headers: json, body }), 404)).toMatchObject([{ code }])
  })

  test('may say more than is documented', () => {
    const body = '{"error":{"type":"x","message":"y","data":1},"more":true}'
    expect(checkError(exchangeWith({ status: 404, headers: json, body }), 404)).toEqual([])
  })
})
