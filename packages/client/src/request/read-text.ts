import { createTextBuffer } from '../bytes/text-buffer.ts'
import { LogTooLargeError } from '../errors/log-too-large-error.ts'
import type { LogConnection } from './log-connection.ts'

/** Reads a connection to its end as UTF-8. */
export async function readText(connection: LogConnection, maxBytes: number): Promise<string> {
  const buffer = createTextBuffer()
  // Piece by piece, which stays in the processor's caches: one array for all would first have to be zeroed.
  let text = ''
  let left = maxBytes
  for (;;) {
    const chunk = await connection.read()
    if (!chunk) return text + buffer.take()
    left -= chunk.length
    if (!(left >= 0)) {
      connection.close()
      throw new LogTooLargeError('The log', 'maxBytes', maxBytes)
    }
    text += buffer.push(chunk)
  }
}
