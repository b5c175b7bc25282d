import { open } from 'node:fs/promises'
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

/** Writes `chunks` to a file. It is opened, and emptied, only once the log is there. */
export async function writeToFile(chunks: AsyncIterableIterator<Uint8Array>, path: string): Promise<void> {
  const first = await chunks.next()
  const file = await open(path, 'w').catch(async (error) => {
    await chunks.return?.()
    throw new UsageError(`--output cannot be written: ${error.message}.`)
  })
  await pipeline(async function* () {
    if (!first.done) yield first.value
    yield* chunks
  }, file.createWriteStream())
}
