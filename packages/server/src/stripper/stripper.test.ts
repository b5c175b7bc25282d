import { stripVTControlCharacters } from 'node:util'
import { repetitions } from '@get-log/workspace/repetitions'
import fc from 'fast-check'
import stripAnsi from 'strip-ansi'
import { describe, expect, test } from 'vitest'
import { Stripper } from './stripper.ts'

const encoder = new TextEncoder()

function stripChunks(chunks: readonly Uint8Array[]): Uint8Array {
  const stripper = new Stripper()
  const parts = chunks.map((chunk) => stripper.push(chunk).slice())
  return Buffer.concat([...parts, stripper.end()])
}

function strip(input: string | Uint8Array): string {
  const bytes = typeof input === 'string' ? encoder.encode(input) : input
  return Buffer.from(stripChunks([bytes])).toString('utf8')
}

const esc = '\u001b'

// The contract kit's clauses judge what the document promises. This tests what they leave to the server.
test.each([
  ['a device control string with BEL in it', `a${esc}P1\u0007x${esc}\\b`, 'ab'],
  ['the title of screen', `a${esc}ktitle${esc}\\b`, 'ab'],
  ['a colour of the console of Linux', `a${esc}]P0c0c0c0b${esc}]P7FFFFFFred`, 'abred'],
  ['a colour that a terminator follows', `a${esc}]P0c0c0c0${esc}\\b`, 'ab'],
  ['a reset of these colours', `a${esc}]Rb`, 'ab'],
  ['a command that only begins like one of these', `a${esc}]P0title\u0007b${esc}]Pe${esc}\\c`, 'abc'],
  ['a title that the end of a log cuts off', `a${esc}]0;never`, 'a'],
  ['what CAN cuts off', `a${esc}[31\u0018b${esc}]0;x\u0018c`, 'abc'],
  ['what SUB cuts off', `a${esc}[31\u001ab${esc}]0;x\u001ac`, 'abc'],
  ['what the next one cuts off', `a${esc}[31${esc}[1mb${esc}]0;x${esc}[1mc`, 'abc'],
  ['what a newline cuts off in the middle of a character', Buffer.from(`a${esc}]\u00c2\nb`, 'latin1'), 'a\nb'],
  ['a string that ST ends in the middle of a character', Buffer.from(`b${esc}P\u00c2${esc}\\c`, 'latin1'), 'bc'],
  ['a control sequence, but not a tab in it, as on a terminal', `a${esc}[3\t1mb`, 'a\tb'],
  ...[4096, 5000, 12_000, 200_000].map((size): [string, string, string] => [
    `a picture of ${size} bytes`,
    `a${esc}Pq${'~'.repeat(size)}${esc}\\b${esc}]1337;File=:${'A'.repeat(size)}\u0007c`,
    'abc',
  ]),
])('%s is removed', (_, input, output) => {
  expect(strip(input)).toBe(output)
})

test.each([
  ['of a progress bar begins a line', '10%\r20%\r100%\n', '10%\n20%\n100%\n'],
  ['before a newline is part of it', 'one\r\ntwo\r\r\n\r\nthree', 'one\ntwo\n\nthree'],
  ['begins no line where one has begun', '\r10%\r\r20%\n\r30%', '10%\n20%\n30%'],
  ['counts once with what erases the line', `10%\r${esc}[K20%\r${esc}[K\n`, '10%\n20%\n'],
  ['counts once with a tab in a sequence', `10%${esc}[\r\tK`, '10%\n\t'],
  ['counts once with a control of two bytes', '10%\r\u0085\n20%\r\n', '10%\n20%\n'],
  ['at the end ends the line', '100%\r', '100%\n'],
])('a carriage return %s', (_, input, output) => {
  const bytes = Array.from(encoder.encode(input), (byte) => Uint8Array.of(byte))
  expect([strip(input), Buffer.from(stripChunks(bytes)).toString()]).toEqual([output, output])
})

/** Bytes that are likely to hit every branch: escapes, introducers, terminators, partial characters, text. */
const terminalBytes: fc.Arbitrary<Uint8Array> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[esc, `${esc}[`, `${esc}]`, `${esc}P`, `${esc}\\`, '\u0007', '\u009b', '\u009c', '\u009d', '\u0090'].map(
          (text) => encoder.encode(text),
        ),
        ...'c2 e280 f09f98 ff 80 eda080 c0af f490 f08fbfbf e09fbf'.split(' ').map((hex) => Buffer.from(hex, 'hex')),
        ...[...'\n\t\r0; mK漢é😀', 'a plain run of text, long enough for words\n'.repeat(3)].map((text) =>
          encoder.encode(text),
        ),
      ),
      fc.uint8Array({ maxLength: 12 }),
      fc.array(fc.nat(0x10ffff), { maxLength: 12 }).map((codes) => encoder.encode(String.fromCodePoint(...codes))),
    ),
    { maxLength: 40 },
  )
  .map((parts) => Buffer.concat(parts))

function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const sorted = [0, ...places.map((place) => place % (bytes.length + 1)), bytes.length].sort((a, b) => a - b)
  return sorted.slice(1).map((end, index) => bytes.subarray(sorted[index], end))
}

describe('for any bytes', () => {
  test('any cutting into chunks, even into single bytes, gives the same output', () => {
    fc.assert(
      fc.property(terminalBytes, fc.option(fc.array(fc.nat(), { maxLength: 12 })), (bytes, places) => {
        const chunks = places === null ? Array.from(bytes, (byte) => Uint8Array.of(byte)) : cut(bytes, places)
        expect(Buffer.from(stripChunks(chunks))).toEqual(Buffer.from(stripChunks([bytes])))
      }),
      { numRuns: repetitions(500, 5000) },
    )
  })

  test('the output is valid UTF-8 with every newline, one for each carriage return alone, and no control character but newline and tab', () => {
    fc.assert(
      fc.property(terminalBytes, (bytes) => {
        const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(stripChunks([bytes]))
        const returns = bytes.filter((byte) => byte === 0x0d).length
        const newlines = bytes.filter((byte) => byte === 0x0a).length
        expect(text).not.toMatch(/(?![\n\t])\p{Cc}/u)
        const lines = text.split('\n').length - 1
        expect(lines === newlines || (lines > newlines - returns && lines <= newlines + returns)).toBe(true)
      }),
      { numRuns: repetitions(500, 5000) },
    )
  })

  test('everything but control characters decodes as a TextDecoder decodes it', () => {
    const noControls = fc
      .uint8Array()
      .map((bytes) => bytes.filter((byte) => (byte >= 0x20 && byte < 0x7f) || byte > 0x9f || byte === 0x0a))
    fc.assert(
      fc.property(fc.oneof(noControls, fc.uint8Array({ min: 0xa0, maxLength: 20 })), (bytes) => {
        const expected = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
        expect(strip(bytes)).toBe(expected)
      }),
      { numRuns: repetitions(500, 5000) },
    )
  })

  test('plain text comes back as the very same array', () => {
    const bytes = encoder.encode('plain text\n\twith a tab')
    expect(new Stripper().push(bytes)).toBe(bytes)
  })
})

/**
 * Complete sequences that strip-ansi 7 and Node's util.stripVTControlCharacters both remove whole. Left out, since at least
 * one of them leaves parts behind: strings (DCS, SOS, PM, APC), three-character escapes other than character sets, private
 * parameters other than `?`, intermediate bytes, URLs with marks such as `!` (Node ends them there), and single control
 * characters such as \r (both keep them).
 */
const agreedSequence = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(`${esc}[`, '\u009b'),
      fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 4 }),
      fc.constantFrom('m', 'K', 'J', 'H', 'A', 'B', 'C', 'D', 'G', 'h', 'l'),
    )
    .map(([introducer, parameters, final]) => `${introducer}${parameters.join(';')}${final}`),
  fc
    .tuple(fc.constantFrom('', 'https://example.com/', 'file:///a/b.txt'), fc.constantFrom('\u0007', `${esc}\\`))
    .map(([url, terminator]) => `${esc}]8;;${url}${terminator}`),
)

test.each([
  ['strip-ansi', stripAnsi],
  ['util.stripVTControlCharacters', stripVTControlCharacters],
])('on complete sequences it agrees with %s', (_, peer) => {
  const text = fc.string({ unit: fc.constantFrom('a', 'Z', '0', ' ', '\n', 'é', '漢', '😀'), maxLength: 8 })
  fc.assert(
    fc.property(fc.array(fc.oneof(agreedSequence, text)), (parts) => {
      expect(strip(parts.join(''))).toBe(peer(parts.join('')))
    }),
    { numRuns: repetitions(300, 2000) },
  )
})
