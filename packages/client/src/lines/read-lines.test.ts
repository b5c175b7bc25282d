import { repetitions } from '@get-log/workspace/repetitions'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { readAll } from '../../test/read-all.ts'
import type { LinesOptions, LogLines } from '../index.ts'
import { createLogClient, LogTooLargeError } from '../index.ts'

const encoder = new TextEncoder()
const numRuns = repetitions(50, 500)

function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const sorted = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b)
  return [...sorted, bytes.length].map((end, i) => bytes.subarray(sorted[i - 1] ?? 0, end))
}

function linesOf(chunks: Iterable<Uint8Array>, options?: LinesOptions): LogLines {
  const all = [...chunks]
  const length = all.reduce((sum, chunk) => sum + chunk.length, 0)
  const start = (body: ReadableStreamDefaultController) => {
    for (const chunk of all) body.enqueue(chunk)
    body.close()
  }
  const fetch = async () =>
    new Response(new ReadableStream({ start }), {
      headers: { 'content-type': 'text/plain', 'content-length': `${length}` },
    })
  return createLogClient({ fetch, emptyTimeoutMs: 0, retry: { delayMs: 0 } }).lines('abc', options)
}

function read(chunks: Iterable<Uint8Array>, options?: LinesOptions): Promise<string[]> {
  return readAll(linesOf(chunks, options))
}

// What a reader of the whole text would get.
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
const junk = fc
  .array(fc.constantFrom(10, 13, 0x41, 0x80, 0xbf, 0xc3, 0xe6, 0xf0, 0xff, 0xed), { maxLength: 40 })
  .map((bytes) => Uint8Array.from(bytes))
const places = fc.array(fc.nat(400), { maxLength: 12 })

test.each([
  ['text', text],
  ['bytes that are not UTF-8', junk],
])('lines of %s are those of the whole, wherever a chunk ends', async (_, bytes) => {
  await fc.assert(
    fc.asyncProperty(bytes, places, async (bytes, ends) => {
      expect(await read(cut(bytes, ends))).toEqual(splitWhole(bytes))
    }),
    { numRuns },
  )
})

test.each([false, true])('tail gives the last lines of them, with follow: %s', async (follow) => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(text, junk), places, fc.nat(9), async (bytes, ends, tail) => {
      expect(await read(cut(bytes, ends), { tail, follow })).toEqual(tail ? splitWhole(bytes).slice(-tail) : [])
    }),
    { numRuns },
  )
})

test.each([-1, Number.NaN])('a tail of %j is refused', (tail) => {
  expect(() => createLogClient().lines('abc', { tail })).toThrow(`tail is not a number of lines: ${tail}.`)
})

async function take(lines: LogLines, count: number): Promise<(string | undefined)[]> {
  return (await Promise.all(Array.from({ length: count }, () => lines.next()))).map(({ value }) => value)
}

test.each([undefined, 3])('the cursor after a line goes on at the next one, with tail: %s', async (tail) => {
  const counts = fc.integer({ min: 1, max: 9 })
  await fc.assert(
    fc.asyncProperty(fc.oneof(text, junk), places, places, counts, async (bytes, ends, otherEnds, count) => {
      const lines = linesOf(cut(bytes, ends), { tail })
      await take(lines, 1)
      // One call too many changes nothing.
      expect(lines.cursor).toEqual(lines.cursor)
      await take(lines, count)
      const resumed = linesOf(cut(bytes, otherEnds), { from: JSON.parse(JSON.stringify(lines.cursor)) })
      expect(await take(resumed, 2)).toEqual(await take(lines, 2))
      expect(resumed.cursor).toEqual(lines.cursor)
    }),
    { numRuns },
  )
})

test('the limit falls on the same line, wherever a chunk ends, and an error has the cursor of the line before', async () => {
  const line = fc.string({ unit: fc.constantFrom('x', 'é', '漢', '🙂'), maxLength: 5 })
  const lines = fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n')), { minLength: 1, maxLength: 20 })
  await fc.assert(
    fc.asyncProperty(lines, places, async (ended, ends) => {
      const bytes = encoder.encode(ended.flat().join(''))
      const wanted = ended.map(([text]) => text)
      const tooLong = wanted.findIndex((text) => encoder.encode(text).length > 8)
      const seen: string[] = []
      const reading = readAll(linesOf(cut(bytes, ends), { maxLineBytes: 8 }), seen)
      const failure = await reading.catch((error: unknown) => error)
      expect(seen).toEqual(tooLong < 0 ? wanted : wanted.slice(0, tooLong))
      expect(failure instanceof LogTooLargeError && failure.cursor?.bytes).toBe(
        tooLong >= 0 && encoder.encode(ended.slice(0, tooLong).flat().join('')).length,
      )
    }),
    // A line of the maximum length, cut within its line end.
    { numRuns, examples: [[[['12345678', '\r\n']], [9]]] },
  )
})

test.each([undefined, 5])(
  'an endless line does not fill memory, and its source is closed, with tail: %s',
  async (tail) => {
    const cancel = vi.fn()
    const pull = (controller: ReadableStreamDefaultController) => controller.enqueue(encoder.encode('no end in sight '))
    const fetch = async () =>
      new Response(new ReadableStream({ pull, cancel }), { headers: { 'content-type': 'text/plain' } })
    const lines = createLogClient({ fetch }).lines('abc', { maxLineBytes: 100, tail })
    await expect(lines.next()).rejects.toThrow(
      'A line is longer than maxLineBytes, 100 bytes. Raise it, or use follow().',
    )
    expect(cancel).toHaveBeenCalledOnce()
  },
)
