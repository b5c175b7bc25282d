import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { storageError } from './storage-error.ts'

/** The files of one log. */
export interface LogFiles {
  readonly raw: string
  readonly printable: string
  readonly journal: string
  /** What the journal is called once the log is deleted, until its files are gone. */
  readonly deleted: string
}

/** Names them by number: what a run is called never becomes part of a path. */
export function logFiles(directory: string, number: number): LogFiles {
  const path = (kind: string): string => join(directory, `${number}.${kind}`)
  return { raw: path('raw'), printable: path('printable'), journal: path('journal'), deleted: path('deleted') }
}

/** The numbers of the logs that have a file of this kind among these names, by default of any, in order. */
export function logNumbers(names: readonly string[], kind = '[a-z]+'): number[] {
  const form = new RegExp(`^(\\d+)\\.${kind}$`)
  return Array.from(new Set(names.flatMap((name) => form.exec(name)?.[1] ?? [])), Number).sort((a, b) => a - b)
}

/** Deletes a log for good, in one step: without a journal there is no run. Throws `storage-failed` if the disk refuses; then it is all there. */
export function deleteLog(files: LogFiles): void {
  try {
    renameSync(files.journal, files.deleted)
  } catch (error) {
    throw storageError('delete', files.journal, error)
  }
  removeFiles([files.raw, files.printable, files.deleted])
}

/** Removes files of a log. What the system refuses to remove is tried again at the next start. */
export function removeFiles(paths: readonly string[]): void {
  try {
    for (const path of paths) rmSync(path, { force: true })
  } catch {}
}
