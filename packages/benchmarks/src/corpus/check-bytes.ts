import type { ServedLog } from './served-logs.ts'
import { measureLog } from './served-logs.ts'

/** Compares a log with what was served, piece by piece. */
export interface Check<Piece> {
  /** @throws Error at the first difference. */
  take(piece: Piece): void
  /** @throws Error if something is missing at the end. */
  finish(): void
}

/** Compares every byte. */
export function checkBytes(log: ServedLog): Check<Uint8Array> {
  const { block } = log
  const total = measureLog(log)
  let received = 0
  return {
    take(chunk) {
      for (let start = 0; start < chunk.length; ) {
        const offset = received % block.length
        const length = Math.min(chunk.length - start, block.length - offset)
        const expected = block.subarray(offset, offset + length)
        if (received + length > total || expected.compare(chunk, start, start + length) !== 0) {
          throw new Error(
            `Not the ${size(log)} that was sent: another byte between ${received} and ${received + length}.`,
          )
        }
        received += length
        start += length
      }
    },
    finish() {
      if (received !== total)
        throw new Error(`Not the ${size(log)} that was sent: it ended after ${received} of ${total} bytes.`)
    },
  }
}

/** Compares a whole log as a string. */
export function checkText(log: ServedLog): Check<string> {
  const expected = log.block.toString()
  let finished = false
  return {
    take(text) {
      finished = text.length === expected.length * log.repeats
      for (let start = 0; finished && start < text.length; start += expected.length) {
        finished = text.startsWith(expected, start)
      }
    },
    finish() {
      if (!finished) throw new Error(`Not the ${size(log)} that was sent.`)
    },
  }
}

function size(log: ServedLog): string {
  return `log of ${log.size}`
}
