import type { FileHandle } from 'node:fs/promises'
import { access, constants, open, readlink, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { UsageError } from './usage-error.ts'

/** Writes `chunks` to standard output as they arrive. A reader that closes the pipe early is not an error. */
export async function writeToStandardOutput(chunks: AsyncIterable<Uint8Array> | Uint8Array[]): Promise<void> {
  try {
    await pipeline(chunks, process.stdout, { end: false })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error
  }
}

/**
 * Writes `chunks` to FILE.partial and renames it to FILE once they are complete. If the log breaks off, FILE.partial stays
 * and `tell` is called. Writes straight to a device or a pipe.
 */
export async function writeToFile(
  chunks: AsyncIterableIterator<Uint8Array>,
  output: string,
  tell: (message: string) => void,
): Promise<void> {
  const first = await chunks.next()
  const { path, partial, file } = await openBeside(output).catch(async (error) => {
    await chunks.return?.()
    throw new UsageError(`--output cannot be written: ${error.message}.`)
  })
  try {
    try {
      // Not a stream: when the log breaks off, it would drop what it has not written yet.
      if (!first.done) await file.writeFile(first.value)
      await writeFile(file, chunks)
      const isOurs = partial === path || (await stat(partial)).ino === (await file.stat()).ino
      if (!isOurs) throw new Error(`Another process is writing ${partial}.`)
    } finally {
      await file.close()
    }
    if (partial !== path) await rename(partial, path)
  } catch (error) {
    if (partial !== path) tell(`What arrived of the log is in ${partial}; ${output} is unchanged.`)
    throw error
  }
}

async function openBeside(output: string): Promise<{ path: string; partial: string; file: FileHandle }> {
  const existing = await stat(output).catch((error) => {
    if (error.code !== 'ENOENT') throw error
    return undefined
  })
  if (existing && !existing.isFile()) return { path: output, partial: output, file: await open(output, 'w') }
  // Follows links, which the new file would otherwise replace.
  const path = existing ? await realpath(output) : await findTarget(output)
  const partial = `${path}.partial`
  if (existing) await access(path, constants.W_OK)
  await rm(partial, { force: true })
  return { path, partial, file: await open(partial, 'w', existing?.mode) }
}

/** Resolves a dangling link, perhaps by way of others, to the file that it names. */
async function findTarget(name: string): Promise<string> {
  const target = await readlink(name).catch(() => undefined)
  return target === undefined ? name : findTarget(resolve(dirname(name), target))
}
