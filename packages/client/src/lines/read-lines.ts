import { createByteBuffer } from '../bytes/byte-buffer.ts'
import { LogTooLargeError } from '../errors/log-too-large-error.ts'

const newline = 10
const end = { done: true, value: undefined } as const

/**
 * Cuts bytes into lines: UTF-8 text without its `\n` or `\r\n`. The last line needs neither. However the bytes are cut
 * into chunks, the lines are the same. Bytes that are not UTF-8 become U+FFFD.
 *
 * @throws LogTooLargeError at a line of more than `maxLineBytes` bytes, after the lines before it.
 */
export function readLines(
  chunks: AsyncIterator<Uint8Array, undefined>,
  maxLineBytes: number,
): AsyncIterableIterator<string, undefined> {
  // As with get(), every character is kept, even a byte order mark.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  // Whole lines, how many of them were handed out, and the bytes of the line whose end has not come.
  let lines: string[] = []
  let given = 0
  const carry = createByteBuffer(256)
  let filling: Promise<boolean> | undefined

  /** Reads on to the next end of a line; false if there is none. */
  async function fill(): Promise<boolean> {
    lines = []
    given = 0
    for (;;) {
      // One more than a line may have: a carriage return may belong to the end of the line.
      if (carry.length > maxLineBytes + 1) return refuse()
      const { value } = await chunks.next()
      if (!value) {
        if (carry.length) lines = [decoder.decode(carry.take())]
        return lines.length > 0
      }
      // Decoding up to a newline never cuts a character, and is faster than a decoder that waits for the rest of one.
      const cut = value.lastIndexOf(newline) + 1
      carry.append(value.subarray(0, cut || value.length))
      if (cut) {
        const text = decoder.decode(carry.take())
        lines = text.split(text.includes('\r') ? /\r?\n/ : '\n')
        lines.pop()
        carry.append(value.subarray(cut))
        return true
      }
    }
  }

  // No UTF-16 code unit takes more than three bytes in UTF-8.
  const isTooLong = (line: string) =>
    3 * line.length > maxLineBytes && new TextEncoder().encode(line).length > maxLineBytes

  async function close(): Promise<void> {
    lines = []
    carry.take()
    await chunks.return?.()
  }

  async function refuse(): Promise<never> {
    await close()
    throw new LogTooLargeError('A line', 'maxLineBytes', maxLineBytes)
  }

  // Not an async generator, whose every `yield` costs three turns of the microtask queue: this is the path of each line.
  function next(): Promise<IteratorResult<string, undefined>> {
    if (!filling) {
      const value = lines[given++]
      if (value !== undefined) return isTooLong(value) ? refuse() : Promise.resolve({ done: false, value })
      filling = fill().finally(() => {
        filling = undefined
      })
    }
    return filling.then((isFilled) => (isFilled ? next() : end))
  }

  return {
    [Symbol.asyncIterator]() {
      return this
    },
    next,
    async return() {
      await close()
      return end
    },
  }
}
