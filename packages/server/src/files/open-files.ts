import { closeSync, fdatasyncSync, fsyncSync, ftruncateSync, openSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { LogServerError } from '../log-server-error.ts'
import type { LogFiles } from './log-files.ts'
import { removeFiles } from './log-files.ts'
import { storageError } from './storage-error.ts'

/** Far fewer than a process may open, since each connection needs one too. */
const mostOpen = 96

/** The files that were written to last, kept open; the others are opened anew when they are written to. */
export class OpenFiles {
  readonly #isSynced: boolean
  /** In order of their last use. */
  readonly #open = new Map<string, number>()
  #isClosed = false

  /** With `isSynced` each write waits until the device has the bytes. */
  constructor(isSynced: boolean) {
    this.#isSynced = isSynced
  }

  /** Makes a file for its owner alone. Throws `storage-failed`, also if it is there. */
  create(path: string): void {
    this.#do('create', path, () => {
      this.#keep(path, 'wx+')
      if (this.#isSynced) syncFile(dirname(path))
    })
  }

  /** Writes `bytes` at `position`. Throws `storage-failed`; some of them may be there then. */
  write(path: string, bytes: Uint8Array, position: number): void {
    if (bytes.length === 0) return
    this.#do('write to', path, () => {
      const file = this.#get(path)
      for (let written = 0; written < bytes.length; ) {
        written += writeSync(file, bytes, written, bytes.length - written, position + written)
      }
      if (this.#isSynced) fdatasyncSync(file)
    })
  }

  /** Cuts a file off. */
  truncate(path: string, length: number): void {
    this.#do('cut', path, () => ftruncateSync(this.#get(path), length))
  }

  /** Deletes a log for good, in one step: without a journal there is no run. Throws `storage-failed` if the disk refuses; then it is all there. */
  delete(files: LogFiles): void {
    this.#do('delete', files.journal, () => {
      renameSync(files.journal, files.deleted)
      if (this.#isSynced) syncFile(dirname(files.journal))
    })
    this.close(files)
    removeFiles(Object.values(files))
  }

  /** Lets go of the files of a log, until it is written to again. */
  close(files: LogFiles): void {
    for (const path of Object.values(files)) this.#close(path)
  }

  #close(path: string): void {
    const file = this.#open.get(path)
    this.#open.delete(path)
    if (file !== undefined) closeSync(file)
  }

  /** Closes them all, for good. */
  end(): void {
    this.#isClosed = true
    for (const path of [...this.#open.keys()]) this.#close(path)
  }

  #get(path: string): number {
    const file = this.#open.get(path)
    if (file === undefined) return this.#keep(path, 'r+')
    this.#open.delete(path)
    this.#open.set(path, file)
    return file
  }

  #keep(path: string, flags: string): number {
    const file = openSync(path, flags, 0o600)
    this.#open.set(path, file)
    if (this.#open.size > mostOpen) this.#close(this.#open.keys().next().value as string)
    return file
  }

  #do<Result>(what: string, path: string, act: () => Result): Result {
    if (this.#isClosed) throw new LogServerError('storage-failed', `Cannot ${what} ${path}: the store is closed.`)
    try {
      return act()
    } catch (error) {
      throw storageError(what, path, error)
    }
  }
}

/** Waits until the device has what was written to a file, or which files are in a directory. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
