import { readFile } from 'node:fs/promises'
import { UsageError } from './usage-error.ts'

/**
 * Reads a file that a user names, and parses it.
 *
 * @throws UsageError that says what the file was to be, and what is wrong with it.
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
    throw new UsageError(`The ${what} ${file} is not ${format}: ${(error as Error).message.split('\n')[0]}`)
  }
}
