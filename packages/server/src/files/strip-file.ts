import { closeSync, openSync, readSync } from 'node:fs'
import { Stripper } from '../stripper/stripper.ts'
import { FileBytes } from './file-bytes.ts'

const chunkSize = 1024 * 1024

/** Writes the printable log of the first `length` bytes of a raw log to a file, in pieces of 1 MiB. */
export function stripFile(rawPath: string, length: number, printablePath: string): FileBytes {
  const printable = FileBytes.create(printablePath)
  const stripper = new Stripper()
  const raw = openSync(rawPath, 'r')
  try {
    const chunk = Buffer.allocUnsafe(chunkSize)
    for (let at = 0; at < length; ) {
      const size = readSync(raw, chunk, 0, Math.min(chunkSize, length - at), at)
      if (size === 0) break
      printable.append(stripper.push(chunk.subarray(0, size)))
      at += size
    }
    printable.append(stripper.end())
  } finally {
    closeSync(raw)
    printable.endWriting()
  }
  return printable
}
