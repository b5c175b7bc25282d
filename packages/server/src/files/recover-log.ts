import { appendFileSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs'
import type { RunDetails } from '../runs/run-details.ts'
import { FileBytes } from './file-bytes.ts'
import { formatEnd, readJournal } from './journal.ts'
import type { LogFiles } from './log-files.ts'
import { stripFile } from './strip-file.ts'

/** A log found in a directory, whole again. */
export interface RecoveredLog {
  readonly details: RunDetails
  readonly raw: FileBytes
  readonly printable: FileBytes
}

/**
 * Opens a log that an earlier process wrote. Cuts off what was never acknowledged, makes the printable log anew
 * unless it is known to be whole, and ends a run whose process died. Undefined: its start was never acknowledged.
 */
export function recoverLog(files: LogFiles): RecoveredLog | undefined {
  const journal = readJournal(readFileSync(files.journal, 'utf8'), sizeOf(files.raw))
  if (journal === undefined) {
    for (const path of Object.values(files)) rmSync(path, { force: true })
    return undefined
  }
  const { details, rawLength, printableLength, length } = journal
  const raw = new FileBytes(files.raw, rawLength)
  if (printableLength !== undefined && sizeOf(files.printable) === printableLength) {
    return { details, raw, printable: new FileBytes(files.printable, printableLength) }
  }
  truncateSync(files.journal, length)
  appendFileSync(files.raw, '')
  truncateSync(files.raw, rawLength)
  const printable = stripFile(files.raw, rawLength, files.printable)
  appendFileSync(files.journal, formatEnd(printable.length))
  return { details, raw, printable }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
