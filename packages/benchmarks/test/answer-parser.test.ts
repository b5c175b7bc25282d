import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AnswerParser } from '../src/load/answer-parser.ts'

function parse(bytes: Buffer, cuts: readonly number[]): string[] {
  const bodies = ['']
  const parser = new AnswerParser({
    onBody: (piece) => bodies.push(`${bodies.pop()}${piece.toString('latin1')}`),
    onEnd: () => bodies.push(''),
  })
  const ends = [...cuts.filter((cut) => cut < bytes.length), bytes.length].toSorted((a, b) => a - b)
  for (const [index, end] of ends.entries()) parser.push(bytes.subarray(ends[index - 1] ?? 0, end))
  return bodies.slice(0, -1)
}

function write(body: string, chunkBytes: number): string {
  if (chunkBytes === 0) return `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\nDate: now\r\n\r\n${body}`
  const chunks = body.match(new RegExp(`[^]{1,${chunkBytes}}`, 'g')) ?? []
  const framed = chunks.map((chunk) => `${chunk.length.toString(16)}\r\n${chunk}\r\n`)
  return `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${framed.join('')}0\r\n\r\n`
}

test('answers come out as they were sent, whatever their framing and wherever the bytes are cut', () => {
  const body = fc.string({ unit: fc.constantFrom('a', '\r', '\n', '0', ' '), maxLength: 60 })
  const answers = fc.array(fc.tuple(body, fc.nat(5)), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(answers, fc.array(fc.nat(600)), (sent, cuts) => {
      const bytes = Buffer.from(sent.map(([text, chunkBytes]) => write(text, chunkBytes)).join(''))
      expect(parse(bytes, cuts)).toEqual(sent.map(([text]) => text))
    }),
  )
})

test('an answer that is not a 200 is refused', () => {
  const limited = Buffer.from('HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n\r\n')
  expect(() => parse(limited, [])).toThrow('Not the answer awaited: HTTP/1.1 429 Too Many Requests.')
})

test('an answer of no known length is refused', () => {
  expect(() => parse(Buffer.from('HTTP/1.1 200 OK\r\n\r\n'), [])).toThrow("whose end can't be told")
})
