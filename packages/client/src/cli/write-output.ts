import { open, writeFile } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { UsageError } from './usage-error.ts'

/** Writes `chunks` to standard output as they come. A reader that goes away early has had what it wanted. */
export async function writeToStandardOutput(chunks: AsyncIterable<Uint8Array>): Promise<void> {
  try {
    await pipeline(chunks, process.stdout, { end: false })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error
  }
}

/** Writes `chunks` to a file, all that come before an error. It is opened, and emptied, only once the log is there. */
export async function writeToFile(chunks: AsyncIterableIterator<Uint8Array>, path: string): Promise<void> {
  const first = await chunks.next()
  const file = await open(path, 'w').catch(async (error) => {
    await chunks.return?.()
    throw new UsageError(`--output cannot be written: ${error.message}.`)
  })
  try {
    // Not a stream, which would drop what it has not written yet when the log breaks off.
    if (!first.done) await file.writeFile(first.value)
    await writeFile(file, chunks)
  } finally {
    await file.close()
  }
}
