import type { ServedLog } from './served-logs.ts'

/**
 * Counts the lines that never came, or came changed, whatever their order: for contenders that lose some.
 * A message of a log redirection may be several lines.
 */
export function countLostLines({ block, repeats }: ServedLog, messages: readonly string[]): number {
  const missing = new Map<string, number>()
  for (const line of block.toString().trimEnd().split('\n')) missing.set(line, (missing.get(line) ?? 0) + repeats)
  for (const line of messages.flatMap((message) => message.split('\n'))) {
    const count = missing.get(line)
    if (count) missing.set(line, count - 1)
  }
  return [...missing.values()].reduce((sum, count) => sum + count, 0)
}
