import { fdatasyncSync, fsyncSync, ftruncateSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { LogServerError } from '../log-server-error.ts'
import type { LogFiles } from './log-files.ts'
import { removeFiles } from './log-files.ts'
import { attempt } from './storage-error.ts'
import { withFile } from './with-file.ts'

/** Writes the files of logs. Opens each one only while it writes, so that as many runs may go on as there are. */
export class LogWriter {
  readonly #isSynced: boolean
  #isClosed = false

  /** With `isSynced` each write waits until the device has the bytes. */
  constructor(isSynced: boolean) {
    this.#isSynced = isSynced
  }

  /** Makes a file for its owner alone. Throws `storage-failed`, also if it is there. */
  create(path: string): void {
    this.#do('create', path, () => {
      withFile(path, 'wx', () => {})
      if (this.#isSynced) syncFile(dirname(path))
    })
  }

  /** Writes `bytes` at `position`. Throws `storage-failed`; some of them may be there then. */
  write(path: string, bytes: Uint8Array, position: number): void {
    if (bytes.length === 0) return
    this.#change('write to', path, (file) => {
      for (let written = 0; written < bytes.length; ) {
        written += writeSync(file, bytes, written, bytes.length - written, position + written)
      }
      if (this.#isSynced) fdatasyncSync(file)
    })
  }

  /** Cuts a file off. */
  truncate(path: string, length: number): void {
    this.#change('cut', path, (file) => ftruncateSync(file, length))
  }

  /** Deletes a log for good, in one step: without a journal there is no run. Throws `storage-failed` if the disk refuses; then it is all there. */
  delete(files: LogFiles): void {
    this.#do('delete', files.journal, () => {
      renameSync(files.journal, files.deleted)
      if (this.#isSynced) syncFile(dirname(files.journal))
    })
    removeFiles(Object.values(files))
  }

  /** Writes no more, since another server may have the directory from now on. */
  end(): void {
    this.#isClosed = true
  }

  #change(what: string, path: string, change: (file: number) => void): void {
    this.#do(what, path, () => withFile(path, 'r+', change))
  }

  #do(what: string, path: string, act: () => void): void {
    if (this.#isClosed) throw new LogServerError('storage-failed', `Cannot ${what} ${path}: the store is closed.`)
    attempt(what, path, act)
  }
}

/** Waits until the device has what was written to a file, or which files are in a directory. */
export function syncFile(path: string): void {
  withFile(path, 'r', fsyncSync)
}
