import { parseLogLine } from '../lines/parse-log-line.ts'
import type { Arguments } from './read-arguments.ts'

/** Yields the requested lines as bytes, each with a line end, or as lines of JSON. Calls `tell` if no line has a time to filter by. */
export async function* printLines(
  lines: AsyncIterable<string>,
  { since, grep, json }: Pick<Arguments, 'since' | 'grep' | 'json'>,
  tell: (message: string) => void,
): AsyncGenerator<Uint8Array, undefined> {
  // A line without a time, as in a stack trace, belongs to the line before it.
  let last = Number.NaN
  let isEmpty = true
  for await (const line of lines) {
    isEmpty = false
    const { time, text } = parseLogLine(line)
    const parsed = Date.parse(time?.replace(',', '.') ?? '')
    if (!Number.isNaN(parsed)) last = parsed
    if ((since === undefined || last >= since) && (grep?.test(line) ?? true)) {
      yield Buffer.from(`${json ? JSON.stringify({ time: time ?? null, text }) : line}\n`)
    }
  }
  if (since !== undefined && Number.isNaN(last) && !isEmpty) {
    tell('No line of this log begins with a time: --since finds none.')
  }
}
