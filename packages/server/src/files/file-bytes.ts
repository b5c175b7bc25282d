import { readSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import type { Bytes } from '../runs/log-storage.ts'
import { Checksums } from './checksums.ts'
import { attempt, withFile } from './disk.ts'

/** The longest append that stays in memory until the next one. */
const longestTail = 64 * 1024

/**
 * Bytes in a file; a stretch is handed out only if its checksum is right. Only the last small append stays in memory, since every follower is
 * about to ask for it. Reads synchronously: a stretch in the page cache costs less than trips to the thread pool.
 */
export class FileBytes implements Bytes {
  readonly path: string
  readonly checksums: Checksums
  #tail: Uint8Array = new Uint8Array(0)

  /** The bytes of a file that these checksums describe. By default, none yet. */
  constructor(path: string, checksums: Checksums = new Checksums()) {
    this.path = path
    this.checksums = checksums
  }

  get length(): number {
    return this.checksums.end.length
  }

  /** The last append that was written and counted. */
  keepTail(chunk: Uint8Array): void {
    // A copy: Buffer.prototype.slice would not copy.
    this.#tail = new Uint8Array(chunk.length <= longestTail ? chunk : [])
  }

  read(from: number, to: number): Uint8Array {
    const tailStart = this.length - this.#tail.length
    if (from >= tailStart && this.#tail.length > 0) return this.#tail.subarray(from - tailStart, to - tailStart)
    const stretch = this.checksums.stretchAt(from)
    const buffer = Buffer.allocUnsafe(stretch.to - stretch.from)
    return attempt('read', this.path, () => {
      const size = withFile(this.path, 'r', (file) => readSync(file, buffer, 0, buffer.length, stretch.from))
      if (size < buffer.length) throw new Error('the file is shorter than it was')
      if (crc32(buffer, stretch.sum) !== stretch.endSum) {
        throw new Error(`bytes ${stretch.from} to ${stretch.to} are not what was written: restore them from a copy`)
      }
      return buffer.subarray(from - stretch.from, Math.min(to, stretch.to) - stretch.from)
    })
  }
}
