import { closeSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Bytes } from '../bytes/bytes.ts'
import { storageError } from './storage-error.ts'

/** Reads up to this size are made at once: a page-cache hit costs less than a trip to the thread pool. */
const smallRead = 64 * 1024
const largeRead = 1024 * 1024

/** Bytes in a file. Keeps no bytes in memory but the last small append, which every follower is about to ask for. */
export class FileBytes implements Bytes {
  readonly path: string
  length: number
  #writable: number | undefined
  #tail: Uint8Array = new Uint8Array(0)

  /** The first `length` bytes of a file that is there. */
  constructor(path: string, length: number) {
    this.path = path
    this.length = length
  }

  /** A new, empty file that can be appended to until {@link endWriting}. Replaces what is there. */
  static create(path: string): FileBytes {
    const bytes = new FileBytes(path, 0)
    try {
      bytes.#writable = openSync(path, 'w+')
    } catch (error) {
      throw storageError('create', path, error)
    }
    return bytes
  }

  /** Writes `chunk` to the end. Returns when the system has all of it; throws `storage-failed` with nothing changed. */
  append(chunk: Uint8Array): void {
    const file = this.#writable as number
    try {
      for (let written = 0; written < chunk.length; ) {
        written += writeSync(file, chunk, written, chunk.length - written, this.length + written)
      }
    } catch (error) {
      ftruncateSync(file, this.length)
      throw storageError('write to', this.path, error)
    }
    this.length += chunk.length
    // A copy: slice of a Buffer would be none.
    if (chunk.length > 0) this.#tail = new Uint8Array(chunk.length <= smallRead ? chunk : [])
  }

  /** Forgets what was appended past `length`. */
  truncate(length: number): void {
    ftruncateSync(this.#writable as number, length)
    this.length = length
    this.#tail = new Uint8Array(0)
  }

  /** No more will be appended. */
  endWriting(): void {
    if (this.#writable !== undefined) closeSync(this.#writable)
    this.#writable = undefined
    this.#tail = new Uint8Array(0)
  }

  read(from: number, to: number): Uint8Array | Promise<Uint8Array> {
    const tailStart = this.length - this.#tail.length
    if (from >= tailStart && this.#tail.length > 0) return this.#tail.subarray(from - tailStart, to - tailStart)
    return to - from <= smallRead ? this.#readAtOnce(from, to) : this.#readLater(from, Math.min(to, from + largeRead))
  }

  #readAtOnce(from: number, to: number): Uint8Array {
    const buffer = Buffer.allocUnsafe(to - from)
    try {
      const file = this.#writable ?? openSync(this.path, 'r')
      try {
        return this.#whatWasRead(buffer, readSync(file, buffer, 0, buffer.length, from))
      } finally {
        if (file !== this.#writable) closeSync(file)
      }
    } catch (error) {
      throw storageError('read', this.path, error)
    }
  }

  async #readLater(from: number, to: number): Promise<Uint8Array> {
    const buffer = Buffer.allocUnsafe(to - from)
    try {
      // A handle of its own: the other one may be closed, and its number given to another file, while this one waits.
      await using file = await open(this.path, 'r')
      const { bytesRead } = await file.read(buffer, 0, buffer.length, from)
      return this.#whatWasRead(buffer, bytesRead)
    } catch (error) {
      throw storageError('read', this.path, error)
    }
  }

  #whatWasRead(buffer: Uint8Array, size: number): Uint8Array {
    if (size === 0) throw new Error('the file is shorter than it was')
    return buffer.subarray(0, size)
  }
}
