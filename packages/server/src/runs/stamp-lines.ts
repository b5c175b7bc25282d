import { NEWLINE } from '../stripper/ascii.ts'

const encoder = new TextEncoder()

/**
 * Returns `chunk` with the time before each line that begins in it, as in the documented example: `2017-07-14T06:00:49.733Z Application
 * started.` Every other byte stays as it is. With `atLineStart`, a line also begins at its first byte.
 */
export function stampLines(chunk: Uint8Array, atLineStart: boolean, now: Date): Uint8Array {
  const stamp = encoder.encode(`${now.toISOString()} `)
  const starts = atLineStart && chunk.length > 0 ? [0] : []
  for (let at = chunk.indexOf(NEWLINE) + 1; at > 0 && at < chunk.length; at = chunk.indexOf(NEWLINE, at) + 1)
    starts.push(at)
  const stamped = new Uint8Array(chunk.length + starts.length * stamp.length)
  stamped.set(chunk.subarray(0, starts[0]))
  for (const [index, start] of starts.entries()) {
    const at = start + index * stamp.length
    stamped.set(stamp, at)
    stamped.set(chunk.subarray(start, starts[index + 1]), at + stamp.length)
  }
  return stamped
}
