import { readFile } from 'node:fs/promises'

/** Something in the command line, a file that it names or the address of a target is wrong: one line, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/**
 * Reads a file that a user names, and parses it.
 *
 * @throws UsageError that says what the file should be, and what is wrong with it.
 */
export async function readUserFile(
  what: string,
  file: string | URL,
  format: string,
  parse: (text: string) => unknown,
): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new UsageError(`Cannot read the ${what} ${file}: ${error.message}`)
  })
  try {
    return parse(text)
  } catch (error) {
    throw new UsageError(
      `The ${what} ${file} is not ${format}: ${(error as Error).message.split('\n')[0]?.replace(/:$/, '')}`,
    )
  }
}
