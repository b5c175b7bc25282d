import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { LogServerError } from '../log-server-error.ts'
import type { LogStore } from '../runs/log-storage.ts'
import { lockDirectory } from './directory-lock.ts'
import type { OpenStorage } from './file-storage.ts'
import { createFileStorage, openFileStorage } from './file-storage.ts'
import { logFiles, logNumbers } from './log-files.ts'
import { recoverLog } from './recover-log.ts'
import { storageError } from './storage-error.ts'

/**
 * Keeps logs as append-only files in a directory, which it creates if its parent is there. What an append acknowledged is there
 * after the process was killed at any moment; a run whose process died is ended. It trusts the system to write what it
 * took, so that a power cut can cost the last seconds.
 *
 * Throws a `LogServerError` of code `storage-failed` if the directory cannot be used or another server uses it.
 */
export function openFileStore(directory: string): LogStore {
  const unlock = openDirectory(directory)
  const open = new Set<OpenStorage>()
  let lastNumber = logNumbers(readdirSync(directory)).at(-1) ?? 0

  return {
    create: (details) => createFileStorage(logFiles(directory, ++lastNumber), details, open),
    *restore() {
      for (const number of logNumbers(readdirSync(directory))) {
        const files = logFiles(directory, number)
        const log = recoverOrExplain(files)
        if (log !== undefined) yield { details: log.details, storage: openFileStorage(files, log) }
      }
    },
    close() {
      for (const storage of open) storage.close()
      unlock()
    },
  }
}

function openDirectory(directory: string): () => void {
  try {
    // Not its parents: a wrong path should not become a tree of directories.
    if (!existsSync(directory)) mkdirSync(directory)
    return lockDirectory(directory)
  } catch (error) {
    if (error instanceof LogServerError) throw error
    throw storageError('keep logs in', directory, error)
  }
}

function recoverOrExplain(files: ReturnType<typeof logFiles>): ReturnType<typeof recoverLog> {
  try {
    return recoverLog(files)
  } catch (error) {
    throw storageError('recover the log of', files.journal, error)
  }
}
