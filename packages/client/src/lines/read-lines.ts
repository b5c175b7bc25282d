import { createTextBuffer } from '../bytes/text-buffer.ts'
import { LogError } from '../errors/log-error.ts'
import { LogTooLargeError } from '../errors/log-too-large-error.ts'
import type { LogProgress, PlacedChunks } from '../follow/placed-chunks.ts'

const newline = 10

/** A log's lines, to be read once, and the place reached: `cursor` is the one after the last line handed out. */
export interface LogLines extends LogProgress, AsyncIterableIterator<string, undefined, undefined> {
  return(): Promise<IteratorResult<string, undefined>>
}

/**
 * Cuts bytes into lines: UTF-8 text without its `\n` or `\r\n`. The last line needs neither. However the bytes are cut
 * into chunks, the lines are the same. Bytes that are not UTF-8 become U+FFFD.
 *
 * @throws LogTooLargeError at a line of more than `maxLineBytes` bytes, after the lines before it.
 */
export function readLines(chunks: PlacedChunks, maxLineBytes: number): LogLines {
  const end = { done: true, value: undefined } as const
  // Text up to the end of a line or of the log, and where in it the next line begins.
  let text = ''
  let start = 0
  // The bytes of the line whose end has not arrived.
  const carry = createTextBuffer()
  let filling: Promise<boolean> | undefined
  let isClosed = false
  // If several calls wait for the same line, the first gets its error and the others the end.
  const failures: unknown[] = []
  // The chunk in which the text ends, and the one in which the last line handed out ends, which is line `given` of its text.
  let filled = { chunk: new Uint8Array(0) as Uint8Array, place: chunks.place }
  let reached = filled
  let given = 0
  let counted = 0
  let offset = 0

  function getCursor() {
    for (; counted < given; counted++) offset = reached.chunk.indexOf(newline, offset) + 1
    return reached.place(offset)
  }

  /** Reads up to the next line end; false if there is no more. */
  async function fill(): Promise<boolean> {
    text = ''
    start = 0
    for (;;) {
      // One byte more than a line may have: a carriage return may belong to its line end.
      if (carry.length > maxLineBytes + 1) throw tooLong()
      const { value } = await chunks.next()
      if (isClosed) return false
      if (!value) {
        filled = { chunk: new Uint8Array(0), place: () => chunks.cursor }
        if (carry.length) text = `${carry.take()}\n`
        return text !== ''
      }
      text = carry.push(value).replaceAll('\r\n', '\n')
      if (text) {
        filled = { chunk: value, place: chunks.place }
        return true
      }
    }
  }

  async function close(): Promise<void> {
    isClosed = true
    text = ''
    carry.take()
    await chunks.return()
  }

  /** Drops what has arrived of the next line: nothing follows an error. */
  async function fail(error: unknown): Promise<false> {
    if (error instanceof LogError) error.cursor = getCursor()
    await close()
    failures.push(error)
    return false
  }

  function finish(): typeof end {
    if (failures.length) throw failures.pop()
    return end
  }

  const { signals } = chunks
  const tooLong = () => new LogTooLargeError('A line', 'maxLineBytes', maxLineBytes)

  // Not an async generator: each `yield` costs three turns of the microtask queue, and every line takes this path.
  function next(): Promise<IteratorResult<string, undefined>> {
    if (!filling) {
      if (start < text.length) {
        const cut = text.indexOf('\n', start)
        const value = text.slice(start, cut)
        for (let i = 0; i < signals.length; i++) {
          if (signals[i]?.aborted) return fail(signals[i]?.reason).then(finish)
        }
        // No UTF-16 code unit takes more than three bytes in UTF-8.
        const isTooLong = 3 * value.length > maxLineBytes && new TextEncoder().encode(value).length > maxLineBytes
        if (isTooLong) return fail(tooLong()).then(finish)
        if (!start) {
          reached = filled
          given = 0
          counted = 0
          offset = 0
        }
        given++
        start = cut + 1
        return Promise.resolve({ done: false, value })
      }
      filling = fill().catch(fail)
    }
    const awaited = filling
    return awaited.then((isFilled) => {
      // Set here, not once it is filled: a call in between would be served before those that wait.
      if (filling === awaited) filling = undefined
      return isFilled ? next() : finish()
    })
  }

  return {
    get cursor() {
      return getCursor()
    },
    get isProven() {
      return chunks.isProven
    },
    [Symbol.asyncIterator]() {
      return this
    },
    next,
    async return() {
      await close()
      return end
    },
    async throw(error) {
      await close()
      throw error
    },
  }
}
