import { writeSync } from 'node:fs'
import { Stripper } from '../stripper/stripper.ts'
import { Checksums } from './checksums.ts'
import { withFile } from './with-file.ts'

/** The checksums of both forms of a log. */
export interface StrippedLog {
  readonly raw: Checksums
  readonly printable: Checksums
}

/** Writes the printable log of what a raw log consists of to a file, in place of what is there. */
export function stripLog(pieces: Iterable<Uint8Array>, printablePath: string): StrippedLog {
  const sums = { raw: new Checksums(), printable: new Checksums() }
  const stripper = new Stripper()
  withFile(printablePath, 'w', (file) => {
    const write = (bytes: Uint8Array): void => {
      sums.printable.add(bytes)
      for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written)
    }
    for (const piece of pieces) {
      sums.raw.add(piece)
      write(stripper.push(piece))
    }
    write(stripper.end())
  })
  return sums
}
