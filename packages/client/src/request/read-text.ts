import { LogTooLargeError } from '../errors/log-too-large-error.ts'
import type { LogConnection } from './log-connection.ts'

/** Reads a connection to its end as UTF-8. */
export async function readText(connection: LogConnection, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let length = 0
  for (;;) {
    const chunk = await connection.read()
    if (!chunk) break
    chunks.push(chunk)
    length += chunk.length
    if (length > maxBytes) {
      connection.close()
      throw new LogTooLargeError('The log', 'maxBytes', maxBytes)
    }
  }
  const bytes = new Uint8Array(length)
  let position = 0
  for (const chunk of chunks) {
    bytes.set(chunk, position)
    position += chunk.length
  }
  // As with lines(), every character is kept, even a byte order mark.
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}
