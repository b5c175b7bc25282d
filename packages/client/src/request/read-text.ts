import { createTextBuffer } from '../bytes/text-buffer.ts'
import { LogTooLargeError } from '../errors/log-too-large-error.ts'
import type { LogConnection } from './log-connection.ts'

/** Reads a connection to its end as UTF-8. */
export async function readText(connection: LogConnection, maxBytes: number): Promise<string> {
  const buffer = createTextBuffer(Math.min(connection.contentLength || 0, maxBytes))
  for (;;) {
    const chunk = await connection.read()
    if (!chunk) return buffer.take()
    if (buffer.length + chunk.length > maxBytes) {
      connection.close()
      throw new LogTooLargeError('The log', 'maxBytes', maxBytes)
    }
    buffer.append(chunk)
  }
}
