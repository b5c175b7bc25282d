import { readdirSync } from 'node:fs'
import { openFileStore } from '../src/files/index.ts'
import type { RunOptions } from '../src/index.ts'
import { createLogServer } from '../src/index.ts'
import type { StartedServer } from './start-server.ts'
import { startServer } from './start-server.ts'
import { makeTemporaryDirectory } from './temporary-directory.ts'

export const startOn = (directory: string, tell = (_: string): void => {}) =>
  startServer({ store: openFileStore(directory, { tell }), rateLimit: 1e6 })

/** A log whose server stopped: what it held, and the line that says so. */
export function interrupted(text: string, lost = 0): string {
  const loss = lost === 0 ? '' : ` The last ${lost} bytes before are lost.`
  const lineEnd = text === '' || text.endsWith('\n') ? '' : '\n'
  return `${text}${lineEnd}TIME get-log-server: The server stopped while this run went on, so the log ends here.${loss}\n`
}

export function withoutTime(text: string): string {
  return text.replace(/\S+Z(?= get-log-server: )/, 'TIME')
}

/** A server with logs in its own directory, which is removed when the test leaves its block. */
export async function startOnFiles() {
  const { path, [Symbol.dispose]: remove } = makeTemporaryDirectory()
  const server = await startOn(path)
  return { ...server, directory: path, [Symbol.asyncDispose]: () => server.close().finally(remove) }
}

export function logFilesIn(directory: string): string[] {
  return readdirSync(directory).filter((name) => !name.startsWith('lock'))
}

export async function read(server: StartedServer, id: string, query = ''): Promise<string> {
  return (await fetch(server.logUrl(id, query))).text()
}

/** Leaves a log `a` in a directory. */
export async function makeLog(
  directory: string,
  finished: boolean,
  chunks: readonly (Uint8Array | string)[] = ['one\n'],
  options: RunOptions = {},
): Promise<void> {
  const server = createLogServer({ store: openFileStore(directory) })
  const run = server.runs.start({ id: 'a', ...options })
  for (const chunk of chunks) run.append(chunk)
  if (finished) run.finish()
  await server.close()
}
