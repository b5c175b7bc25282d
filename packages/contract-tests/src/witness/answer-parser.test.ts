import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AnswerParser } from './answer-parser.ts'

/** What a parser makes of bytes in pieces of these lengths, the last of them repeated. */
function parse(text: string, lengths: readonly number[] = [1 << 20]) {
  const bytes = Buffer.from(text)
  const parser = new AnswerParser('GET')
  const body: Buffer[] = []
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const length = lengths[turn % lengths.length] ?? 1
    body.push(...parser.push(bytes.subarray(at, at + length)))
    at += length
  }
  return {
    head: parser.head,
    body: Buffer.concat(body).toString(),
    over: parser.over,
    behind: parser.behind.toString(),
  }
}

test('an interim answer is not the answer', () => {
  const { head } = parse('HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\nHTTP/1.1 200 OK\r\nA: b\r\n\r\n')
  expect(head).toMatchObject({ status: 200, headers: [['A', 'b']] })
})

test.each([
  ['another protocol', 'SSH-2.0'],
  ['a header without a colon', 'HTTP/1.1 200 OK\r\nhello\r\n'],
  ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\n'],
  ['a length beside chunks', 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n'],
  ['a length that is not a number', 'HTTP/1.1 200 OK\r\nContent-Length: +3\r\n\r\n'],
  ['a chunk without a size', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nhello\r\n'],
  ['a chunk longer than its size', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n'],
  ['a line without end', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(70_000)}`],
])('%s is refused', (_, text) => {
  expect(() => parse(text)).toThrow()
})

test('any answer is read alike however its bytes are cut, and what follows it is kept', () => {
  const name = fc.stringMatching(/^X-[A-Za-z0-9-]{1,12}$/)
  const value = fc.stringMatching(/^([!-~]([ -~]{0,20}[!-~])?)?$/)
  const pieces = fc.array(fc.stringMatching(/^[\n\ra-f0-9]{1,9}$/), { maxLength: 5 })
  const lengths = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 })
  const headers = fc.array(fc.tuple(name, value), { maxLength: 6 })
  fc.assert(
    fc.property(
      headers,
      pieces,
      lengths,
      fc.boolean(),
      fc.stringMatching(/^[a-z]{0,9}$/),
      (given, parts, cut, chunked, behind) => {
        const body = parts.join('')
        const framed: [string, string] = chunked
          ? ['Transfer-Encoding', 'chunked']
          : ['Content-Length', `${body.length}`]
        const fields = [...given, framed]
        const head = `HTTP/1.1 200 Reason\r\n${fields.map(([key, held]) => `${key}: ${held}\r\n`).join('')}\r\n`
        const chunks = parts.map((part) => `${part.length.toString(16)};x=y\r\n${part}\r\n`).join('')
        const sent = `${head}${chunked ? `${chunks}0\r\nT: 1\r\n\r\n` : body}`
        const expected = { httpVersion: '1.1', status: 200, statusText: 'Reason', headers: fields }
        expect(parse(sent + behind, cut)).toEqual({ head: expected, body, over: true, behind })
        expect(parse(sent.slice(0, -1), cut).over).toBe(false)
      },
    ),
  )
})
