import { appendFileSync, readFileSync, renameSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import type { LogStorage } from '../runs/log-storage.ts'
import type { RunDetails } from '../runs/run-details.ts'
import { FileBytes } from './file-bytes.ts'
import type { Journal } from './journal.ts'
import { formatEnded, readJournal } from './journal.ts'
import type { LogFiles } from './log-files.ts'
import { deleteLog, removeFiles } from './log-files.ts'
import { syncFile } from './open-files.ts'
import { storageError } from './storage-error.ts'
import { stripLog } from './strip-log.ts'

/** A log found in a directory. */
export interface RecoveredLog {
  readonly details: RunDetails
  readonly storage: LogStorage
  /** Whether it went on when its server stopped, and is ended now. */
  readonly isInterrupted: boolean
  /** What is wrong with it, for whoever started the server. */
  readonly problem?: string
}

/**
 * Opens a log that an earlier process wrote. One that had not ended loses what was never acknowledged and gets a last line that says so; its
 * printable log is made anew. One that cannot be read as it was written is left as it is. Undefined: its start was never acknowledged. Throws
 * `storage-failed` if its journal cannot be read.
 */
export function recoverLog(files: LogFiles): RecoveredLog | undefined {
  const journal = openJournal(files)
  if (journal === undefined) {
    removeFiles([files.raw, files.printable, files.journal])
    return undefined
  }
  const { details, isEnded, lost } = journal
  const isInterrupted = !isEnded
  if (isEnded && lost === 0 && sizeOf(files.printable) === journal.printable.end.length) {
    return { details, storage: endedStorage(files, journal), isInterrupted }
  }
  try {
    const storage = endedStorage(files, endLog(files, journal))
    const problem = lost === 0 ? {} : { problem: `${files.raw} has lost its last ${lost} bytes` }
    return { details, storage, isInterrupted, ...problem }
  } catch (error) {
    const problem = (error as Error).message
    return { details, storage: unreadableStorage(files, error as Error), isInterrupted: false, problem }
  }
}

function openJournal(files: LogFiles): Journal | undefined {
  try {
    const journal = readJournal(readFileSync(files.journal), sizeOf(files.raw))
    if (journal === undefined && sizeOf(files.raw) > 0) throw new Error('it is empty, but the log is not')
    return journal
  } catch (error) {
    throw storageError('read', files.journal, error)
  }
}

/** Writes everything beside what is there before it takes its place, so that a crash or a damaged stretch changes nothing. */
function endLog(files: LogFiles, { details, raw, isEnded, lost }: Journal): ReturnType<typeof stripLog> {
  const whole = new FileBytes(files.raw, raw)
  const lastLine = isEnded && lost === 0 ? '' : describeEnd(whole, lost)
  const [newPrintable, newJournal] = [`${files.printable}.new`, `${files.journal}.new`]
  try {
    const ended = stripLog(piecesOf(whole, lastLine), newPrintable)
    writeFileSync(newJournal, formatEnded(details, ended.raw, ended.printable), { mode: 0o600 })
    appendFileSync(files.raw, '', { mode: 0o600 })
    truncateSync(files.raw, whole.length)
    appendFileSync(files.raw, lastLine)
    for (const path of [files.raw, newPrintable, newJournal]) syncFile(path)
    renameSync(newPrintable, files.printable)
    renameSync(newJournal, files.journal)
    return ended
  } catch (error) {
    removeFiles([newPrintable, newJournal])
    throw error
  }
}

function* piecesOf(bytes: FileBytes, lastLine: string): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; ) {
    const piece = bytes.readAtOnce(at, bytes.length)
    yield piece
    at += piece.length
  }
  yield Buffer.from(lastLine)
}

/** The line of the server's own that tells readers of a log why it ends. */
function describeEnd(raw: FileBytes, lost: number): string {
  const { length } = raw
  const isLineOpen = length > 0 && raw.readAtOnce(length - 1, length)[0] !== 0x0a
  const loss = lost === 0 ? '' : ` The last ${lost} bytes before are lost.`
  return `${isLineOpen ? '\n' : ''}${new Date().toISOString()} get-log-server: The server stopped while this run went on, so the log ends here.${loss}\n`
}

function endedStorage(files: LogFiles, { raw, printable }: ReturnType<typeof stripLog>): LogStorage {
  return {
    raw: new FileBytes(files.raw, raw),
    printable: new FileBytes(files.printable, printable),
    append() {},
    finish() {},
    delete: () => deleteLog(files),
  }
}

/** Has something to read, so that to read it is an error. */
function unreadableStorage(files: LogFiles, error: Error): LogStorage {
  const bytes = {
    length: 1,
    read(): never {
      throw error
    },
  }
  return { raw: bytes, printable: bytes, append() {}, finish() {}, delete: () => deleteLog(files) }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
