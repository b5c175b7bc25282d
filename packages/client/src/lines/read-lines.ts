import { createByteBuffer } from '../bytes/byte-buffer.ts'
import { LogTooLargeError } from '../errors/log-too-large-error.ts'

const newline = 10
const carriageReturn = 13

/**
 * Cuts bytes into lines: UTF-8 text without its `\n` or `\r\n`. The last line needs neither. However the bytes are cut
 * into chunks, the lines are the same. Bytes that are not UTF-8 become U+FFFD.
 *
 * @throws LogTooLargeError at a line of more than `maxLineBytes` bytes, after the lines before it.
 */
export function readLines(chunks: AsyncIterator<Uint8Array>, maxLineBytes: number): AsyncIterableIterator<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const nothing: Uint8Array = new Uint8Array()
  // Whole lines, decoded in one go, and where the next one begins.
  let text = ''
  let position = 0
  // Bytes of the chunk not yet decoded, and those of a line whose end has not come.
  let chunk = nothing
  const carry = createByteBuffer(256)
  let refilling: Promise<IteratorResult<string>> | undefined

  function takeLine(): string | undefined {
    const end = text.indexOf('\n', position)
    if (end < 0) return undefined
    const line = text.slice(position, text.charCodeAt(end - 1) === carriageReturn ? end - 1 : end)
    position = end + 1
    return line
  }

  async function refill(): Promise<IteratorResult<string>> {
    for (;;) {
      if (chunk.length === 0) {
        const { done, value } = await chunks.next()
        if (done)
          return carry.length > 0 ? { done: false, value: decoder.decode(carry.take()) } : { done, value: undefined }
        chunk = value
      }
      // Decoding up to a newline never cuts a character. A whole chunk at once is fast; one line at a time is needed
      // for the line that was carried over, and to find a line that is too long.
      const isOneLine = carry.length > 0 || chunk.length > maxLineBytes
      const end = 1 + (isOneLine ? chunk.indexOf(newline) : chunk.lastIndexOf(newline))
      if (carry.length + (end > 0 ? end - 1 : chunk.length) > maxLineBytes) {
        await close()
        throw new LogTooLargeError('A line', 'maxLineBytes', maxLineBytes)
      }
      const part = end > 0 ? chunk.subarray(0, end) : chunk
      chunk = chunk.subarray(part.length)
      if (isOneLine || end === 0) carry.append(part)
      if (end === 0) continue
      text = decoder.decode(isOneLine ? carry.take() : part)
      position = 0
      return { done: false, value: takeLine() as string }
    }
  }

  async function close(): Promise<void> {
    text = ''
    chunk = nothing
    carry.take()
    await chunks.return?.()
  }

  // Not an async generator, whose every `yield` costs three turns of the microtask queue: this is the path of each line.
  return {
    [Symbol.asyncIterator]() {
      return this
    },
    next() {
      if (refilling) return refilling.then(() => this.next())
      const line = takeLine()
      if (line !== undefined) return Promise.resolve({ done: false, value: line })
      refilling = refill().finally(() => {
        refilling = undefined
      })
      return refilling
    },
    async return() {
      await close()
      return { done: true, value: undefined }
    },
  }
}
