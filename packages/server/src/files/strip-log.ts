import type { RunDetails } from '../runs/log-storage.ts'
import { Stripper } from '../stripper/stripper.ts'
import { Checksums } from './checksums.ts'
import { withFile, writeAll } from './disk.ts'
import type { RecordKind } from './journal.ts'
import { formatAdded, formatDetails } from './journal.ts'

/** The checksums of both forms of a log that has ended, and its journal. */
export interface StrippedLog {
  readonly raw: Checksums
  readonly printable: Checksums
  readonly journal: string
}

/** Strips the pieces of a raw log into a file, replacing its contents. */
export function stripLog(details: RunDetails, pieces: Iterable<Uint8Array>, printablePath: string): StrippedLog {
  const [raw, printable] = [new Checksums(), new Checksums()]
  const stripper = new Stripper()
  let journal = formatDetails(details)
  withFile(printablePath, 'w', (file) => {
    const add = (kind: RecordKind, rawBytes: Uint8Array, bytes: Uint8Array): void => {
      writeAll(file, bytes, printable.end.length)
      journal = formatAdded(journal, kind, [raw, rawBytes], [printable, bytes])
    }
    for (const piece of pieces) add('+', piece, stripper.push(piece))
    add('end ', new Uint8Array(0), stripper.end())
  })
  return { raw, printable, journal: journal.text }
}
