import type { LogStorage, RunDetails } from '../runs/log-storage.ts'
import { removeFiles } from './disk.ts'
import { FileBytes } from './file-bytes.ts'
import type { JournalText, RecordKind } from './journal.ts'
import { formatAdded, formatDetails } from './journal.ts'
import type { LogFiles, LogWriter } from './log-files.ts'

const nothing = new Uint8Array(0)

/** The storage of a log that is being written. */
export class FileStorage implements LogStorage {
  readonly raw: FileBytes
  readonly printable: FileBytes
  readonly #files: LogFiles
  readonly #writer: LogWriter
  #journal: { readonly length: number; readonly sum: number }
  /** Whether a write failed, so that part of it may still be there. */
  #isTorn = false

  /** Creates the files of a new log. Throws `storage-failed` and then leaves no file behind. */
  constructor(files: LogFiles, details: RunDetails, writer: LogWriter) {
    this.#files = files
    this.#writer = writer
    this.raw = new FileBytes(files.raw)
    this.printable = new FileBytes(files.printable)
    const { text, sum } = formatDetails(details)
    const created: string[] = []
    try {
      // The journal comes last: its first line makes the run exist.
      for (const path of this.#paths) {
        writer.create(path)
        created.push(path)
      }
      writer.write(files.journal, Buffer.from(text), 0)
    } catch (error) {
      removeFiles(created)
      throw error
    }
    this.#journal = { length: Buffer.byteLength(text), sum }
  }

  append(raw: Uint8Array, printable: Uint8Array): void {
    this.#add('', raw, printable)
  }

  finish(printable: Uint8Array): void {
    this.#add('end ', nothing, printable)
  }

  delete(): void {
    this.#writer.delete(this.#files)
  }

  /** Appends to all files or, if one of them fails, to none. The journal comes last: its line makes the rest count. */
  #add(kind: RecordKind, rawChunk: Uint8Array, printableChunk: Uint8Array): void {
    const { raw, printable } = this
    const lengths = [raw.length, printable.length, this.#journal.length] as const
    if (this.#isTorn) this.#cutTo(lengths)
    const forget = [raw, printable].map(({ checksums }) => checksums.remember())
    try {
      const before: JournalText = { text: '', sum: this.#journal.sum }
      const { text, sum } = formatAdded(before, kind, [raw.checksums, rawChunk], [printable.checksums, printableChunk])
      const line = Buffer.from(text)
      this.#writer.write(raw.path, rawChunk, lengths[0])
      this.#writer.write(printable.path, printableChunk, lengths[1])
      this.#writer.write(this.#files.journal, line, lengths[2])
      this.#journal = { length: lengths[2] + line.length, sum }
    } catch (error) {
      for (const step of forget) step()
      this.#isTorn = true
      try {
        this.#cutTo(lengths)
      } catch {
        // Tried again before the next append; the next start would treat it as the torn tail that it is.
      }
      throw error
    }
    raw.keepTail(rawChunk)
    printable.keepTail(printableChunk)
  }

  #cutTo(lengths: readonly [number, number, number]): void {
    for (const [index, path] of this.#paths.entries()) this.#writer.truncate(path, lengths[index] as number)
    this.#isTorn = false
  }

  get #paths(): string[] {
    return [this.#files.raw, this.#files.printable, this.#files.journal]
  }
}
