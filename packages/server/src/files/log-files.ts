import { fdatasyncSync, ftruncateSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { LogServerError } from '../log-server-error.ts'
import { attempt, removeFiles, syncFile, withFile, writeAll } from './disk.ts'

/** The files of one log, in the order in which they are removed. */
export interface LogFiles {
  readonly raw: string
  readonly printable: string
  /** What followed the last journal record in the raw log when it was recovered. */
  readonly rest: string
  readonly journal: string
  /** The journal's name once the log is deleted, until its files are gone. */
  readonly deleted: string
}

/** Names them by number: a run's id never becomes part of a path. */
export function logFiles(directory: string, number: number): LogFiles {
  const path = (kind: string): string => join(directory, `${number}.${kind}`)
  return {
    raw: path('raw'),
    printable: path('printable'),
    rest: path('rest'),
    journal: path('journal'),
    deleted: path('deleted'),
  }
}

/** The numbers, in order, of the logs that have a file of this kind (by default of any kind) among these names. */
export function logNumbers(names: readonly string[], kind = '[a-z]+'): number[] {
  const form = new RegExp(`^([1-9]\\d{0,14})\\.${kind}$`)
  return Array.from(new Set(names.flatMap((name) => form.exec(name)?.[1] ?? [])), Number).sort((a, b) => a - b)
}

/** Writes the files of logs. Opens each one only while it writes, so that the number of running runs is not limited by open files. */
export class LogWriter {
  readonly #isSynced: boolean
  #isClosed = false

  /** With `isSynced` each write waits until the device has the bytes. */
  constructor(isSynced: boolean) {
    this.#isSynced = isSynced
  }

  /** Creates a file for its owner alone. Throws `storage-failed`, also if it exists. */
  create(path: string): void {
    this.#do('create', path, () => {
      withFile(path, 'wx', () => {})
      if (this.#isSynced) syncFile(dirname(path))
    })
  }

  /** Writes `bytes` at `position`. Throws `storage-failed`; then some of them may have been written. */
  write(path: string, bytes: Uint8Array, position: number): void {
    if (bytes.length === 0) return
    this.#change('write to', path, (file) => {
      writeAll(file, bytes, position)
      if (this.#isSynced) fdatasyncSync(file)
    })
  }

  truncate(path: string, length: number): void {
    this.#change('cut', path, (file) => ftruncateSync(file, length))
  }

  /** Deletes a log for good, in one step: without a journal there is no run. Throws `storage-failed` if the disk refuses; then nothing is deleted. */
  delete(files: LogFiles): void {
    this.#do('delete', files.journal, () => {
      renameSync(files.journal, files.deleted)
      if (this.#isSynced) syncFile(dirname(files.journal))
    })
    removeFiles(Object.values(files))
  }

  /** Writes no more, since from now on another server may own the directory. */
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
