import { MemoryBytes } from '../bytes/memory-bytes.ts'
import type { LogStorage, LogStore } from './log-storage.ts'

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
