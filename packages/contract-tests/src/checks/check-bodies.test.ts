import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exchangeWith } from '../../test/exchange-with.ts'
import type { Finding } from '../clause/clause.ts'
import { excerpt } from '../print/excerpt.ts'
import type { Exchange } from '../witness/exchange.ts'
import { checkBytes, checkLines, checkUtf8 } from './check-body.ts'
import { checkError, checkRefusal, checkWords } from './check-error.ts'
import { checkCharset, checkMediaType, checkRetryAfter, checkWait } from './check-headers.ts'
import { checkNoLogBytes } from './check-secrecy.ts'

type Check = (exchange: Exchange) => Finding[]

describe('a body', () => {
  test('is compared byte by byte, and the first difference is shown', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), (bytes, at) => {
        expect(checkBytes(exchangeWith({ body: bytes }), bytes, 'it')).toEqual([])
        const changed = Uint8Array.from(bytes)
        changed[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ 1
        const [found] = checkBytes(exchangeWith({ body: changed }), bytes, 'it')
        expect(found?.code).toBe('bytes')
        expect(found?.seen).toContain(`around byte ${at % bytes.length} `)
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

  test('that is not UTF-8 is shown with what is around it', () => {
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
  const isPlain: Check = (exchange) => [...checkMediaType(exchange, 'text/plain'), ...checkCharset(exchange)]
  const isDocumented: Check = (exchange) => checkMediaType(exchange, 'text/plain; Charset=utf-8; format="flowed"')
  const types = ['text/plain', 'TEXT/Plain;charset=UTF-8', 'text/plain; charset="utf-8"', 'text/plain;charset=utf8']
  const flowed = ['Text/Plain;format=flowed;charset="UTF-8"', 'text/plain;charset=utf-8;delsp=yes; format=flowed']
  const others = [
    'text/plain;format=Flowed;charset=utf-8',
    'text/html;format=flowed;charset=utf-8',
    'text/plain',
    'text',
  ]
  const noTimes = ['soon', '-1', '1.5', '', 'Fri, 31 Foo 1999 23:59:59 GMT', '2027-01-01']
  const rows: [title: string, check: Check, code: string | undefined, values: string[]][] = [
    ['says plain text', isPlain, undefined, types],
    ['has the documented parameters', isDocumented, undefined, flowed],
    ['does not have the documented type and parameters', isDocumented, 'media-type', others],
    ['says when to come again', checkRetryAfter, undefined, ['0', '120', 'Fri, 31 Dec 1999 23:59:59 GMT']],
    ['does not say when to come again', checkRetryAfter, 'retry-after', noTimes],
    ['asks for a sensible wait', checkWait, undefined, ['0', '1', '60', '3600']],
    ['asks for an absurd wait', checkWait, 'absurd-wait', ['3601', '31536000', '1795550000000']],
  ]

  test.each(
    rows.flatMap(([title, check, code, values]) => values.map((value) => [title, value, check, code] as const)),
  )('%s: %j', (_, value, check, code) => {
    const name = check === isPlain || check === isDocumented ? 'content-type' : 'Retry-After'
    const found = check(exchangeWith({ headers: [[name, value]] }))
    expect(found.map((each) => each.code)).toEqual(code === undefined ? [] : [code])
    if (code === 'media-type') expect(found[0]?.seen).toBe(value)
  })

  test('asks for a wait by the clock of the server that sent it', () => {
    const date = ['Date', 'Fri, 31 Dec 1999 23:00:00 GMT'] as const
    const wait = (until: string): unknown => checkWait(exchangeWith({ headers: [date, ['Retry-After', until]] }))
    expect(wait('Fri, 31 Dec 1999 23:00:01 GMT')).toEqual([])
    expect(wait('Fri, 31 Dec 1999 22:59:59 GMT')).toEqual([])
    expect(wait('Fri, 31 Dec 1999 22:00:00 GMT')).toMatchObject([{ code: 'absurd-wait' }])
    expect(wait('Sun, 31 Dec 2000 23:00:00 GMT')).toMatchObject([{ code: 'absurd-wait' }])
  })
})

describe('a log in a refusal', () => {
  const log = '2017-07-14T06:00:49.001Z a line of the log\nand another line, of the same\n'

  test.each([
    ['whole', log],
    ['its beginning', JSON.stringify({ preview: log.slice(0, 40) })],
    ['a line in JSON', JSON.stringify({ error: { log } })],
    ['base64', Buffer.from(`x${log}`).toString('base64')],
    ['percent-encoded', encodeURIComponent(log)],
  ])('is found: %s', (_, body) => {
    expect(checkNoLogBytes(exchangeWith({ body }), log)).toMatchObject([{ code: 'log-bytes' }])
  })

  test.each([
    ['a line', log.split('\n')[1] ?? ''],
    ['base64url', Buffer.from(log).toString('base64url')],
  ])('is found in a header: %s', (_, value) => {
    const exchange = exchangeWith({ headers: [['X-Preview', value]] })
    expect(checkNoLogBytes(exchange, log)).toMatchObject([{ code: 'log-in-header' }])
  })

  test.each([
    ['another time', '2017-07-14T06:00:49.001Z'],
    ['its id', '{"error":{"type":"x","message":"No access to the log of HG7ML7M8z78YcAPEB."}}'],
    ['short lines', 'and'],
  ])('is not seen in other text: %s', (_, body) => {
    expect(checkNoLogBytes(exchangeWith({ body }), `${log}and\n`)).toEqual([])
  })

  test('is a refusal only with the right status', () => {
    const body = '{"error":{"type":"x","message":"y"}}'
    const headers = [['Content-Type', 'application/json']] as const
    expect(checkRefusal(exchangeWith({ status: 400, headers, body }), [401, 400], log)).toEqual([])
    expect(checkRefusal(exchangeWith({ status: 200, headers, body }), [401, 400], log)).toMatchObject([
      { code: 'status', expected: 'a refusal with 401 or 400' },
    ])
  })
})

describe('an error', () => {
  const json = [['Content-Type', 'application/json']] as const
  test.each([
    ['not-json', 'oops'],
    ['schema', '{}'],
    ['schema', '{"error":"no"}'],
    ['schema', '{"error":{"type":"x"}}'],
    ['schema', '{"error":{"type":1,"message":"x"}}'],
  ])('is found out: %s, %s', (code, body) => {
    expect(checkError(exchangeWith({ status: 404, headers: json, body }), 404)).toMatchObject([{ code }])
  })

  test.each([
    ['empty-type', '{"error":{"type":"","message":"x"}}'],
    ['empty-message', '{"error":{"type":"x","message":" "}}'],
  ])('that says nothing has the shape, but no words: %s, %s', (code, body) => {
    const exchange = exchangeWith({ status: 404, headers: json, body })
    expect(checkError(exchange, 404)).toEqual([])
    expect(checkWords(exchange)).toMatchObject([{ code }])
  })

  test('may say more than is documented', () => {
    const body = '{"error":{"type":"x","message":"y","data":1},"more":true}'
    expect(checkError(exchangeWith({ status: 404, headers: json, body }), 404)).toEqual([])
  })
})
