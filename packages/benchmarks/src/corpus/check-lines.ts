import type { Check } from './check-bytes.ts'
import type { ServedLog } from './served-logs.ts'

/** Lines of a log, without their ends. */
export function splitLines(log: ServedLog): string[] {
  return log.block.toString().trimEnd().split('\n')
}

/** Compares every line, in order. */
export function checkLines(log: ServedLog): Check<string> {
  const expected = splitLines(log)
  const total = expected.length * log.repeats
  let received = 0
  return {
    take(line) {
      if (received >= total || line !== expected[received % expected.length]) {
        throw new Error(`Line ${received + 1} of the log of ${log.size} is another one: ${JSON.stringify(line)}.`)
      }
      received += 1
    },
    finish() {
      if (received !== total) throw new Error(`The log of ${log.size} has ${total} lines, ${received} came.`)
    },
  }
}

/**
 * Counts the lines that never came, or came changed, whatever their order: for contenders that lose some.
 * The message of a log redirection may have several lines.
 */
export function countLostLines(log: ServedLog, messages: readonly string[]): number {
  const missing = new Map<string, number>()
  for (const line of splitLines(log)) missing.set(line, (missing.get(line) ?? 0) + log.repeats)
  for (const message of messages) {
    for (const line of message.split('\n')) {
      const count = missing.get(line)
      if (count) missing.set(line, count - 1)
    }
  }
  return [...missing.values()].reduce((sum, count) => sum + count, 0)
}
