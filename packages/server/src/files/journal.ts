import type { RunDetails } from '../runs/run-details.ts'

/**
 * The journal of a log says what of its other files counts. Text, a line a fact, each ended by a newline:
 *
 *     {"id":"a","access":"anyone","startedAt":"2026-11-22T10:00:00.000Z"}
 *     27                      after each append: the bytes of the raw log that are acknowledged
 *     54
 *     end 50                  once: the run has ended, and the printable log has so many bytes
 *
 * A line without its newline is the torn tail of a write that was never acknowledged.
 */
export interface Journal {
  readonly details: RunDetails
  /** The acknowledged length of the raw log that is the greatest within the bytes there are. */
  readonly rawLength: number
  /** The length of the printable log, if the run has ended and all of its raw log is there. */
  readonly printableLength: number | undefined
  /** How many bytes of the journal still count. */
  readonly length: number
}

export function formatDetails({ id, owner, access, startedAt }: RunDetails): string {
  return `${JSON.stringify({ id, owner, access, startedAt })}\n`
}

export function formatAppend(rawLength: number): string {
  return `${rawLength}\n`
}

export function formatEnd(printableLength: number): string {
  return `end ${printableLength}\n`
}

/** Reads a journal beside a raw log of `rawSize` bytes. Undefined: not even the first line was finished. */
export function readJournal(text: string, rawSize: number): Journal | undefined {
  const headerEnd = text.indexOf('\n') + 1
  if (headerEnd === 0) return undefined
  const details = parseDetails(text.slice(0, headerEnd))
  let printableLength: number | undefined
  // From the end: of a log that is whole only the last two lines matter, however many there are.
  for (let end = text.lastIndexOf('\n') + 1; end > headerEnd; ) {
    const start = text.lastIndexOf('\n', end - 2) + 1
    const [, isEnd, digits] = /^(end )?(\d+)\n$/.exec(text.slice(start, end)) ?? []
    if (isEnd !== undefined) printableLength = Number(digits)
    else if (digits !== undefined && Number(digits) <= rawSize) {
      return { details, rawLength: Number(digits), printableLength, length: byteLength(text.slice(0, end)) }
    } else printableLength = undefined
    end = start
  }
  return { details, rawLength: 0, printableLength, length: byteLength(text.slice(0, headerEnd)) }
}

function parseDetails(line: string): RunDetails {
  const { id, owner, access, startedAt } = JSON.parse(line)
  return { id, owner, access, startedAt: new Date(startedAt) }
}

function byteLength(text: string): number {
  return Buffer.byteLength(text)
}
