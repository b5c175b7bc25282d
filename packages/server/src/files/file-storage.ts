import { rmSync } from 'node:fs'
import type { LogStorage } from '../runs/log-storage.ts'
import type { RunDetails } from '../runs/run-details.ts'
import { FileBytes } from './file-bytes.ts'
import { formatAppend, formatDetails, formatEnd } from './journal.ts'
import type { LogFiles } from './log-files.ts'
import type { RecoveredLog } from './recover-log.ts'

type OpenFiles = Readonly<Record<keyof LogFiles, FileBytes>>

/** The storage of a log that is still written to, until it is closed. */
export type OpenStorage = LogStorage & { close(): void }

/** Creates the files of a new log, which is among those `open` until it is closed. Throws `storage-failed`, and then leaves none behind. */
export function createFileStorage(files: LogFiles, details: RunDetails, open: Set<OpenStorage>): OpenStorage {
  const { raw, printable, journal } = createFiles(files, details)
  const close = (): void => {
    for (const file of [raw, printable, journal]) file.endWriting()
    open.delete(storage)
  }

  /** Appends to all files or, if one of them fails, to none. The journal comes last: with its line the rest counts. */
  function append(rawChunk: Uint8Array, printableChunk: Uint8Array, line: string): void {
    const before = [raw, printable, journal].map((file) => ({ file, length: file.length }))
    try {
      raw.append(rawChunk)
      printable.append(printableChunk)
      journal.append(Buffer.from(line))
    } catch (error) {
      for (const { file, length } of before) file.truncate(length)
      throw error
    }
  }

  const storage: OpenStorage = {
    raw,
    printable,
    append: (rawChunk, printableChunk) => append(rawChunk, printableChunk, formatAppend(raw.length + rawChunk.length)),
    finish(tail) {
      append(new Uint8Array(0), tail, formatEnd(printable.length + tail.length))
      close()
    },
    delete() {
      close()
      removeFiles(files)
    },
    close,
  }
  open.add(storage)
  return storage
}

/** The storage of a log that was recovered. Its run has ended, so that it can only be read and deleted. */
export function openFileStorage(files: LogFiles, { raw, printable }: RecoveredLog): LogStorage {
  return { raw, printable, append() {}, finish() {}, delete: () => removeFiles(files) }
}

/** The journal comes last: with its first line the run exists. */
function createFiles(files: LogFiles, details: RunDetails): OpenFiles {
  const opened: FileBytes[] = []
  const create = (path: string): FileBytes => {
    const file = FileBytes.create(path)
    opened.push(file)
    return file
  }
  try {
    const created = { raw: create(files.raw), printable: create(files.printable), journal: create(files.journal) }
    created.journal.append(Buffer.from(formatDetails(details)))
    return created
  } catch (error) {
    for (const file of opened) file.endWriting()
    removeFiles(files)
    throw error
  }
}

/** The journal goes first: without it there is no run. */
function removeFiles({ journal, raw, printable }: LogFiles): void {
  for (const path of [journal, raw, printable]) rmSync(path, { force: true })
}
