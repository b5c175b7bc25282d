import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LogTooLargeError } from '../errors/log-too-large-error.ts'
import { readLines } from './read-lines.ts'

const unlimited = 2 ** 24
const encoder = new TextEncoder()

async function* give(chunks: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* chunks
}

function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const sorted = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b)
  return [...sorted, bytes.length].map((end, i) => bytes.subarray(sorted[i - 1] ?? 0, end))
}

async function read(chunks: Iterable<Uint8Array>, maxLineBytes = unlimited): Promise<string[]> {
  const lines: string[] = []
  for await (const line of readLines(give(chunks), maxLineBytes)) lines.push(line)
  return lines
}

// What a reader of the whole text would do.
function splitWhole(bytes: Uint8Array): string[] {
  const parts = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split('\n')
  const last = parts.pop() as string
  return [...parts.map((line) => line.replace(/\r$/, '')), ...(last ? [last] : [])]
}

const text = fc
  .array(fc.constantFrom('\n', '\r\n', '\r', 'a', 'é', '漢', '🙂', '\u001b[31m', '\ufeff', 'plain text '), {
    maxLength: 40,
  })
  .map((parts) => encoder.encode(parts.join('')))
const places = fc.array(fc.nat(400), { maxLength: 12 })

test('lines are those of the whole text, wherever a chunk ends', async () => {
  await fc.assert(
    fc.asyncProperty(text, places, async (bytes, ends) => {
      expect(await read(cut(bytes, ends))).toEqual(splitWhole(bytes))
    }),
    { numRuns: 300 },
  )
})

test('bytes that are not UTF-8 give the same lines, wherever a chunk ends', async () => {
  const junk = fc.array(fc.constantFrom(10, 13, 0x41, 0x80, 0xbf, 0xc3, 0xe6, 0xf0, 0xff, 0xed), { maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(junk, places, async (bytes, ends) => {
      expect(await read(cut(Uint8Array.from(bytes), ends))).toEqual(splitWhole(Uint8Array.from(bytes)))
    }),
    { numRuns: 300 },
  )
})

test('the limit falls on the same line, wherever a chunk ends', async () => {
  const line = fc.string({ unit: fc.constantFrom('x', 'é', '漢', '🙂'), maxLength: 5 })
  const lines = fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n')), { minLength: 1, maxLength: 20 })
  await fc.assert(
    fc.asyncProperty(lines, places, async (ended, ends) => {
      const limit = 8
      const bytes = encoder.encode(ended.flat().join(''))
      const wanted = ended.map(([text]) => text)
      const tooLong = wanted.findIndex((text) => encoder.encode(text).length > limit)
      const seen: string[] = []
      let failure: unknown
      try {
        for await (const line of readLines(give(cut(bytes, ends)), limit)) seen.push(line)
      } catch (error) {
        failure = error
      }
      expect(seen).toEqual(tooLong < 0 ? wanted : wanted.slice(0, tooLong))
      expect(failure instanceof LogTooLargeError).toBe(tooLong >= 0)
    }),
    // A line of the longest, cut before the end of its line end.
    { numRuns: 300, examples: [[[['12345678', '\r\n']], [9]]] },
  )
})

test('several lines asked for at once come in order', async () => {
  const lines = readLines(give([encoder.encode('a\nb'), encoder.encode('\nc\nd\ne')]), unlimited)
  const answers = await Promise.all(Array.from({ length: 7 }, () => lines.next()))
  expect(answers.map((answer) => answer.value)).toEqual(['a', 'b', 'c', 'd', 'e', undefined, undefined])
})

test.each<[string, (lines: AsyncIterableIterator<string>) => Promise<unknown>]>([
  ['stopping in the middle', (lines) => lines.return?.() as Promise<unknown>],
  ['a line that is too long', (lines) => expect(lines.next()).rejects.toThrow('longer than maxLineBytes, 100 bytes.')],
])('%s lets go of the source, and there are no more lines', async (_, stop) => {
  let released = false
  async function* source(): AsyncGenerator<Uint8Array> {
    try {
      yield encoder.encode('one\n')
      for (;;) yield encoder.encode('no end in sight ')
    } finally {
      released = true
    }
  }
  const lines = readLines(source(), 100)
  expect((await lines.next()).value).toBe('one')
  await stop(lines)
  expect(released).toBe(true)
  expect(await lines.next()).toEqual({ done: true, value: undefined })
})
