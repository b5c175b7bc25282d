import { LogTooLargeError } from '../errors/log-too-large-error.ts'
import type { PlacedChunks } from '../follow/placed-chunks.ts'

const newline = 10

/**
 * Skips all but the last `count` lines up to the end of `chunks`, or up to its first empty chunk, and passes on everything
 * after that. Holds these lines and one chunk in memory.
 *
 * @throws LogTooLargeError at a line of more than `maxLineBytes` bytes.
 */
export function tailChunks(chunks: PlacedChunks, count: number, maxLineBytes: number): PlacedChunks {
  if (!(count >= 0)) throw new TypeError(`tail is not a number of lines: ${count}.`)
  let { place } = chunks

  async function* tail(): AsyncGenerator<Uint8Array, undefined> {
    const held: { chunk: Uint8Array; place: PlacedChunks['place']; lines: number }[] = []
    let lines = 0
    // The length of the line whose end has not arrived.
    let open = 0
    for (;;) {
      const { value: chunk } = await chunks.next()
      if (!chunk?.length) break
      const ends = countLineEnds(chunk)
      held.push({ chunk, place: chunks.place, lines: ends })
      lines += ends
      while (held.length > 1 && lines - (held[0]?.lines ?? 0) > count) lines -= held.shift()?.lines ?? 0
      open = ends ? chunk.length - chunk.lastIndexOf(newline) - 1 : open + chunk.length
      if (open > maxLineBytes + 1) throw new LogTooLargeError('A line', 'maxLineBytes', maxLineBytes)
    }
    let left = lines + (open ? 1 : 0) - count
    for (const { chunk, place: placeIn } of held) {
      let start = 0
      while (left > 0 && start < chunk.length) {
        const end = chunk.indexOf(newline, start)
        start = end < 0 ? chunk.length : end + 1
        if (end >= 0) left--
      }
      place = (bytes) => placeIn(start + bytes)
      if (start < chunk.length) yield chunk.subarray(start)
    }
    for (;;) {
      const { value: chunk } = await chunks.next()
      if (!chunk) return
      place = chunks.place
      yield chunk
    }
  }

  const rest = tail()
  return {
    get cursor() {
      return chunks.cursor
    },
    get isProven() {
      return chunks.isProven
    },
    get place() {
      return place
    },
    signals: chunks.signals,
    next: () => rest.next(),
    async return() {
      await chunks.return()
      return rest.return(undefined)
    },
  }
}

function countLineEnds(chunk: Uint8Array): number {
  let lines = 0
  for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, at + 1)) lines++
  return lines
}
