import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { LogStore } from '../runs/log-storage.ts'
import { lockDirectory } from './directory-lock.ts'
import { attempt, removeFiles, syncFile } from './disk.ts'
import { FileStorage } from './file-storage.ts'
import { LogWriter, logFiles, logNumbers } from './log-files.ts'
import type { RecoveredLog } from './recover-log.ts'
import { recoverLog } from './recover-log.ts'

/** How a store keeps logs in files. */
export interface FileStoreOptions {
  /** Acknowledge an append only when the device has it, so that a crash of the machine costs nothing either. Default: false. */
  readonly fsync?: boolean | undefined
  /** Receives, one line each, how many runs were ended at the start and which logs cannot be read. Default: writes to stderr. */
  readonly tell?: ((message: string) => void) | undefined
}

/** Tells the person who started the server. */
export function tellOnStderr(message: string): void {
  console.error(`get-log-server: ${message}`)
}

/**
 * Keeps logs as append-only files in a directory, which it creates if the parent exists; only their owner may read them. An acknowledged append
 * survives the death of the process at any moment and, with `fsync`, a power cut. A run whose server stopped is ended by a line that says so.
 * Each stretch has a checksum: a changed one is never handed out, and its log is left as it is.
 *
 * Throws a `LogServerError` of code `storage-failed` if the directory cannot be used or another server uses it.
 */
export function openFileStore(
  directory: string,
  { fsync = false, tell = tellOnStderr }: FileStoreOptions = {},
): LogStore {
  const unlock = openDirectory(directory, fsync)
  const writer = new LogWriter(fsync)
  let lastNumber = logNumbers(readdirSync(directory)).at(-1) ?? 0

  return {
    create: (details) => new FileStorage(logFiles(directory, ++lastNumber), details, writer),
    restore: () => restore(directory, writer, tell),
    close() {
      writer.end()
      unlock()
    },
  }
}

function openDirectory(directory: string, fsync: boolean): () => void {
  return attempt('keep logs in', directory, () => {
    // Not its parents: a wrong path should not become a tree of directories.
    if (!existsSync(directory)) {
      mkdirSync(directory, { mode: 0o700 })
      if (fsync) syncFile(dirname(directory))
    }
    readdirSync(directory)
    return lockDirectory(directory)
  })
}

function* restore(directory: string, writer: LogWriter, tell: (message: string) => void): Generator<RecoveredLog> {
  const names = readdirSync(directory)
  const ids = new Set<string>()
  const journals = logNumbers(names, 'journal')
  const withoutJournal = (kind: string): number[] =>
    logNumbers(names, kind).filter((number) => !journals.includes(number))
  for (const number of withoutJournal('deleted')) removeFiles(Object.values(logFiles(directory, number)))
  let interrupted = 0
  for (const number of journals) {
    try {
      const log = recoverLog(logFiles(directory, number), writer, ids)
      if (log?.problem) tell(`${log.problem} Its run is ${JSON.stringify(log.details.id)}.`)
      if (log?.isInterrupted) interrupted++
      if (log !== undefined) yield log
    } catch (error) {
      tell(`${(error as Error).message} The log is left as it is, and not served.`)
    }
  }
  for (const number of withoutJournal('raw')) {
    const { raw } = logFiles(directory, number)
    const size = statSync(raw, { throwIfNoEntry: false })?.size ?? 0
    if (size > 0) tell(`${raw} has ${size} bytes, but no journal that says whose: it is left as it is.`)
  }
  if (interrupted > 0)
    tell(
      `Runs that were still running when the server stopped: ${interrupted}. They have ended, each with a last line that says so.`,
    )
}
