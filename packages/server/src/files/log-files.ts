import { rmSync } from 'node:fs'
import { join } from 'node:path'

/** The files of one log, in the order in which they are removed. */
export interface LogFiles {
  readonly raw: string
  readonly printable: string
  /** What the raw log had after the last record of its journal when it was recovered. */
  readonly rest: string
  readonly journal: string
  /** What the journal is called once the log is deleted, until its files are gone. */
  readonly deleted: string
}

/** Names them by number: what a run is called never becomes part of a path. */
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

/** The numbers of the logs that have a file of this kind among these names, by default of any, in order. */
export function logNumbers(names: readonly string[], kind = '[a-z]+'): number[] {
  const form = new RegExp(`^([1-9]\\d{0,14})\\.${kind}$`)
  return Array.from(new Set(names.flatMap((name) => form.exec(name)?.[1] ?? [])), Number).sort((a, b) => a - b)
}

/** Removes files of a log. What the system refuses to remove is tried again at the next start. */
export function removeFiles(paths: readonly string[]): void {
  try {
    for (const path of paths) rmSync(path, { force: true })
  } catch {}
}
