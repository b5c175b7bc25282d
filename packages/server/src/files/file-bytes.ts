import { readSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import type { Bytes } from '../bytes/bytes.ts'
import type { Stretch } from './checksums.ts'
import { Checksums } from './checksums.ts'
import { attempt, storageError } from './storage-error.ts'
import { withFile } from './with-file.ts'

/** Reads up to this size are made at once: a page-cache hit costs less than a trip to the thread pool. */
const smallRead = 64 * 1024

/** Bytes in a file, of which no stretch is handed out unless its checksum is right. Keeps none but the last small append, for which every follower is about to ask. */
export class FileBytes implements Bytes {
  readonly path: string
  readonly checksums: Checksums
  #tail: Uint8Array = new Uint8Array(0)

  /** The bytes of a file that these checksums tell of. By default, none yet. */
  constructor(path: string, checksums: Checksums = new Checksums()) {
    this.path = path
    this.checksums = checksums
  }

  get length(): number {
    return this.checksums.end.length
  }

  /** What was written last, and counted. */
  keepTail(chunk: Uint8Array): void {
    // A copy: slice of a Buffer would be none.
    this.#tail = new Uint8Array(chunk.length <= smallRead ? chunk : [])
  }

  read(from: number, to: number): Uint8Array | Promise<Uint8Array> {
    const tailStart = this.length - this.#tail.length
    if (from >= tailStart && this.#tail.length > 0) return this.#tail.subarray(from - tailStart, to - tailStart)
    const stretch = this.checksums.stretchAt(from)
    if (stretch.to - stretch.from <= smallRead) return this.readAtOnce(from, to)
    return this.#readLater(stretch, from, to)
  }

  /** As `read` does, but holds up everything else. */
  readAtOnce(from: number, to: number): Uint8Array {
    const stretch = this.checksums.stretchAt(from)
    const buffer = Buffer.allocUnsafe(stretch.to - stretch.from)
    return attempt('read', this.path, () => {
      const size = withFile(this.path, 'r', (file) => readSync(file, buffer, 0, buffer.length, stretch.from))
      return checkedPart(stretch, buffer, size, from, to)
    })
  }

  async #readLater(stretch: Stretch, from: number, to: number): Promise<Uint8Array> {
    using _turn = await takeTurn()
    try {
      const buffer = Buffer.allocUnsafe(stretch.to - stretch.from)
      // A handle of its own: the other one may be closed, and its number given to another file, while this one waits.
      await using file = await open(this.path, 'r')
      const { bytesRead } = await file.read(buffer, 0, buffer.length, stretch.from)
      return checkedPart(stretch, buffer, bytesRead, from, to)
    } catch (error) {
      throw storageError('read', this.path, error)
    }
  }
}

function checkedPart(stretch: Stretch, buffer: Uint8Array, size: number, from: number, to: number): Uint8Array {
  if (size < buffer.length) throw new Error('the file is shorter than it was')
  if (crc32(buffer, stretch.sum) !== stretch.endSum) {
    throw new Error(`bytes ${stretch.from} to ${stretch.to} are not what was written: restore them from a copy`)
  }
  return buffer.subarray(from - stretch.from, Math.min(to, stretch.to) - stretch.from)
}

/** More would be open files that only wait for a thread. */
const mostAtATime = 32

let taken = 0
const waiting: (() => void)[] = []

/** Resolves when few enough others read; leaving the block lets the next one read. */
async function takeTurn(): Promise<Disposable> {
  if (taken < mostAtATime) taken++
  else await new Promise<void>((resolve) => waiting.push(resolve))
  return { [Symbol.dispose]: passOn }
}

function passOn(): void {
  const next = waiting.shift()
  if (next === undefined) taken--
  else next()
}
