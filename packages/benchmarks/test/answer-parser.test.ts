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

const write = (body: string) => `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\nDate: now\r\n\r\n${body}`

test('answers come out as they were sent, wherever the bytes are cut', () => {
  const body = fc.string({ unit: fc.constantFrom('a', '\r', '\n', '0', ' '), maxLength: 60 })
  const answers = fc.array(body, { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(answers, fc.array(fc.nat(600)), (sent, cuts) => {
      const bytes = Buffer.from(sent.map(write).join(''))
      expect(parse(bytes, cuts)).toEqual(sent)
    }),
  )
})

test('an answer that is not a 200 is refused', () => {
  const limited = Buffer.from('HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n\r\n')
  expect(() => parse(limited, [])).toThrow('Not the answer awaited: HTTP/1.1 429 Too Many Requests.')
})

test('an answer that announces no length is refused', () => {
  expect(() => parse(Buffer.from('HTTP/1.1 200 OK\r\n\r\n'), [])).toThrow(
    'An answer that announces no length: HTTP/1.1 200 OK.',
  )
})
