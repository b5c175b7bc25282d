import { parseLogLine } from '../lines/parse-log-line.ts'
import type { Arguments } from './read-arguments.ts'

/** Gives the lines that are asked for as bytes to be printed, each with an end, or as a line of JSON. Tells if none has a time to go by. */
export async function* printLines(
  lines: AsyncIterable<string>,
  { since, grep, json }: Pick<Arguments, 'since' | 'grep' | 'json'>,
  tell: (message: string) => void,
): AsyncGenerator<Uint8Array, undefined> {
  // A line without a time, as within a stack trace, belongs to the one before it.
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
