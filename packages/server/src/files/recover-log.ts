import { appendFileSync, existsSync, readFileSync, renameSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import type { LogStorage, RunDetails } from '../runs/log-storage.ts'
import { attempt, readPieces, removeFiles, storageError, syncFile, withFile } from './disk.ts'
import { FileBytes } from './file-bytes.ts'
import type { Journal } from './journal.ts'
import { readJournal } from './journal.ts'
import type { LogFiles, LogWriter } from './log-files.ts'
import type { StrippedLog } from './strip-log.ts'
import { stripLog } from './strip-log.ts'

/** A log found in a directory. */
export interface RecoveredLog {
  readonly details: RunDetails
  readonly storage: LogStorage
  /** Whether it was still running when its server stopped, and is ended now. */
  readonly isInterrupted: boolean
  /** What is wrong with it, for the person who started the server. */
  readonly problem?: string
}

/**
 * Opens a log that an earlier process wrote. If it had not ended, it gets a last line that says so, its printable log is written anew, and bytes that
 * its journal does not account for are put aside. If it is damaged, or its id is among `ids`, it is left as it is. Returns undefined if its
 * start was never acknowledged. Throws `storage-failed` if its owner cannot be determined.
 */
export function recoverLog(files: LogFiles, writer: LogWriter, ids: Set<string>): RecoveredLog | undefined {
  const journal = openJournal(files)
  if (journal === undefined) {
    removeFiles([files.raw, files.printable, files.journal])
    return undefined
  }
  const { details, isEnded, lost } = journal
  if (ids.has(details.id))
    throw storageError('take', files.journal, `run ${JSON.stringify(details.id)} is there already`)
  ids.add(details.id)
  const control = { append() {}, finish() {}, delete: () => writer.delete(files) }
  const endedStorage = ({ raw, printable }: Pick<StrippedLog, 'raw' | 'printable'>): LogStorage => ({
    raw: new FileBytes(files.raw, raw),
    printable: new FileBytes(files.printable, printable),
    ...control,
  })
  try {
    if (isEnded && lost === 0 && sizeOf(files.printable) === journal.printable.end.length) {
      return { details, storage: endedStorage(journal), isInterrupted: false }
    }
    const rest = keepRest(files, journal.raw.end.length)
    const problems = [
      ...(lost > 0 ? [`${files.raw} has lost its last ${lost} bytes.`] : []),
      ...(rest > 0 ? [`${rest} bytes without a record in ${files.journal} are kept in ${files.rest}.`] : []),
    ]
    return {
      details,
      storage: endedStorage(endLog(files, journal)),
      isInterrupted: !isEnded,
      problem: problems.join(' '),
    }
  } catch (cause) {
    const error = storageError('recover', files.raw, cause)
    // It claims to have bytes, so that reading it is an error.
    const bytes = {
      length: 1,
      read(): never {
        throw error
      },
    }
    const storage = { raw: bytes, printable: bytes, ...control }
    return { details, storage, isInterrupted: false, problem: error.message }
  }
}

function openJournal(files: LogFiles): Journal | undefined {
  return attempt('read', files.journal, () => {
    sizeOf(files.journal)
    const size = sizeOf(files.raw)
    const journal = readJournal(readFileSync(files.journal), size)
    if (journal === undefined && size > 0) throw new Error('it is empty, but the log is not')
    return journal
  })
}

/** Copies what the raw log holds beyond its records: an unacknowledged append, unless records were lost. Returns how many bytes. */
function keepRest({ raw, rest }: LogFiles, from: number): number {
  const size = sizeOf(raw)
  if (size <= from || existsSync(rest)) return Math.max(0, size - from)
  const unfinished = `${rest}.new`
  writeFileSync(unfinished, '', { mode: 0o600 })
  withFile(raw, 'r', (file) => {
    for (const piece of readPieces(file, from, size)) appendFileSync(unfinished, piece)
  })
  syncFile(unfinished)
  renameSync(unfinished, rest)
  return size - from
}

/** Writes new files and only then replaces the old ones, so that a crash or a damaged stretch changes nothing. */
function endLog(files: LogFiles, { details, raw, isEnded, lost }: Journal): StrippedLog {
  const whole = new FileBytes(files.raw, raw)
  const lastLine = isEnded && lost === 0 ? '' : describeEnd(whole, lost)
  const [newPrintable, newJournal] = [`${files.printable}.new`, `${files.journal}.new`]
  try {
    const ended = stripLog(details, piecesOf(whole, lastLine), newPrintable)
    writeFileSync(newJournal, ended.journal, { mode: 0o600 })
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
    const piece = bytes.read(at, bytes.length)
    yield piece
    at += piece.length
  }
  yield Buffer.from(lastLine)
}

/** The server's own line that tells readers why a log ends. */
function describeEnd(raw: FileBytes, lost: number): string {
  const { length } = raw
  const isLineOpen = length > 0 && raw.read(length - 1, length)[0] !== 0x0a
  const loss = lost === 0 ? '' : ` The last ${lost} bytes before are lost.`
  return `${isLineOpen ? '\n' : ''}${new Date().toISOString()} get-log-server: The server stopped while this run went on, so the log ends here.${loss}\n`
}

/** The length of a file, 0 if there is none. Refuses anything but a regular file, which could block its reader. */
function sizeOf(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found?.isFile() === false) throw storageError('read', path, 'it is not a file')
  return found?.size ?? 0
}
