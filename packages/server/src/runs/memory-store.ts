import type { Bytes, LogStorage, LogStore } from './log-storage.ts'

const smallestPage = 1024
const pageSize = 4 * 1024 * 1024

/** Bytes in memory, in pages of 4 MiB; the first one grows from 1 KiB, so that a small log is one piece and costs little. */
export class MemoryBytes implements Bytes {
  length = 0
  readonly #pages: Uint8Array[] = []

  /** Copies `chunk` to the end. */
  append(chunk: Uint8Array): void {
    let taken = 0
    while (taken < chunk.length) {
      const used = this.length % pageSize
      const page = this.#pageWithRoom(used, chunk.length - taken)
      const part = chunk.subarray(taken, taken + page.length - used)
      page.set(part, used)
      taken += part.length
      this.length += part.length
    }
  }

  read(from: number, to: number): Uint8Array {
    const start = from % pageSize
    const page = this.#pages[(from - start) / pageSize] as Uint8Array
    return page.subarray(start, Math.min(pageSize, start + to - from))
  }

  #pageWithRoom(used: number, wanted: number): Uint8Array {
    const index = Math.floor(this.length / pageSize)
    const page = this.#pages[index]
    if (page !== undefined && used < page.length) return page
    // Earlier views of the page stay valid: they refer to the old one, whose bytes are the same.
    const size = index > 0 ? pageSize : Math.min(pageSize, Math.max(smallestPage, used * 2, used + wanted))
    const grown = new Uint8Array(size)
    if (page !== undefined) grown.set(page)
    this.#pages[index] = grown
    return grown
  }
}

/** Keeps logs in memory, until the process ends. */
export function createMemoryStore(): LogStore {
  return { create: createMemoryStorage, restore: () => [], close() {} }
}

function createMemoryStorage(): LogStorage {
  const raw = new MemoryBytes()
  const printable = new MemoryBytes()
  return {
    raw,
    printable,
    append(rawChunk, printableChunk) {
      raw.append(rawChunk)
      printable.append(printableChunk)
    },
    finish: (tail) => printable.append(tail),
    delete() {},
  }
}
