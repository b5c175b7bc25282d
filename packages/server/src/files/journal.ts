import { crc32 } from 'node:zlib'
import type { RunDetails } from '../runs/log-storage.ts'
import { checkRunId } from '../runs/run-id.ts'
import type { Mark } from './checksums.ts'
import { Checksums, stretchBytes } from './checksums.ts'

/**
 * The journal of a log says how much of its other files counts. Text, one record a line, each ending in the CRC-32 of the journal so far:
 *
 *     {"id":"a","access":"anyone","startedAt":"2026-11-22T10:00:00.000Z"} 1c291ca3
 *     27 0a1b2c3d 22 99aabbcc 5d6e7f80    after each append: length and CRC-32 of the raw and of the printable log
 *     +54 ...                             the same in the middle of a long append
 *     end 60 ...                          once: the run has ended
 *
 * A line without its newline is the torn tail of a write that was never acknowledged, and so is what only `+` lines account for.
 */
export interface Journal {
  readonly details: RunDetails
  readonly raw: Checksums
  readonly printable: Checksums
  readonly isEnded: boolean
  /** How many acknowledged bytes are missing from the raw log. */
  readonly lost: number
}

/** Which record it is: an append, a part of one, or the end. */
export type RecordKind = '' | '+' | 'end '

/** Text that continues a journal, and the checksum at its end. */
export interface JournalText {
  readonly text: string
  readonly sum: number
}

/** The first line. */
export function formatDetails({ id, owner, access, startedAt }: RunDetails): JournalText {
  return seal({ text: '', sum: 0 }, JSON.stringify({ id, owner, access, startedAt }))
}

/** Counts an append to both logs and adds its lines to `before`: several if it is long, so that every stretch is short. */
export function formatAdded(
  before: JournalText,
  kind: RecordKind,
  [rawSums, rawBytes]: readonly [Checksums, Uint8Array],
  [printableSums, printableBytes]: readonly [Checksums, Uint8Array],
): JournalText {
  const longest = Math.max(rawBytes.length, printableBytes.length)
  let journal = before
  let at = 0
  do {
    const end = at + stretchBytes
    const raw = rawSums.add(rawBytes.subarray(at, end))
    const printable = printableSums.add(printableBytes.subarray(at, end))
    journal = seal(journal, formatRecord(end < longest ? '+' : kind, raw, printable))
    at = end
  } while (at < longest)
  return journal
}

function seal({ text, sum: before }: JournalText, payload: string): JournalText {
  const sum = crc32(payload, before)
  return { text: `${text}${payload} ${formatSum(sum)}\n`, sum }
}

function formatRecord(kind: RecordKind, raw: Mark, printable: Mark): string {
  return `${kind}${raw.length} ${formatSum(raw.sum)} ${printable.length} ${formatSum(printable.sum)}`
}

function formatSum(sum: number): string {
  return sum.toString(16).padStart(8, '0')
}

/**
 * Reads the journal of a raw log of `rawSize` bytes. Returns undefined if not even the first line was finished. Throws if a line was changed
 * after it was written, or if this version does not understand it.
 */
export function readJournal(file: Buffer, rawSize: number): Journal | undefined {
  const records = readRecords(file)
  const first = records.next().value
  if (first === undefined) return undefined
  const details = parseDetails(first)
  const raw = new Checksums()
  const printable = new Checksums()
  const parts: (readonly [Mark, Mark])[] = []
  let isEnded = false
  let acknowledged = 0
  for (const record of records) {
    const [, kind, rawLength, rawSum, length, sum] =
      /^(\+|end |)(\d+) ([\da-f]{8}) (\d+) ([\da-f]{8})$/.exec(record) ?? []
    if (kind === undefined || isEnded) throw new Error(`it has an unknown record: ${record.slice(0, 80)}`)
    parts.push([parseMark(rawLength, rawSum), parseMark(length, sum)])
    if (kind === '+') continue
    isEnded = kind === 'end '
    acknowledged = Number(rawLength)
    if (acknowledged > rawSize) continue
    for (const [rawMark, mark] of parts.splice(0)) {
      raw.addMark(rawMark)
      printable.addMark(mark)
    }
  }
  return { details, raw, printable, isEnded, lost: acknowledged - raw.end.length }
}

/** A space and eight digits. */
const checkLength = 9

/** The parsed whole lines. */
function* readRecords(file: Buffer): Generator<string, undefined> {
  let sum = 0
  let start = 0
  const open = (end: number): string | undefined => {
    const payload = file.subarray(start, Math.max(start, end - checkLength))
    const next = crc32(payload, sum)
    if (file.toString('latin1', end - checkLength, end) !== ` ${formatSum(next)}`) return undefined
    sum = next
    return payload.toString()
  }
  for (let end = file.indexOf('\n'); end !== -1; end = file.indexOf('\n', start)) {
    const record = open(end)
    if (record === undefined) throw new Error(`what it says at byte ${start} was changed`)
    yield record
    start = end + 1
  }
  // A whole line whose newline was changed is not a torn one.
  if (start < file.length && open(file.length - 1) !== undefined) throw new Error('its last byte was changed')
}

function parseMark(length = '', sum = ''): Mark {
  return { length: Number(length), sum: Number.parseInt(sum, 16) }
}

function parseDetails(line: string): RunDetails {
  const { id, owner, access, startedAt: written } = JSON.parse(line)
  const startedAt = new Date(written)
  checkRunId(id)
  const isOwned = typeof owner === 'string' && owner !== ''
  if (access !== 'owner' && access !== 'anyone') throw new Error(`it says ${JSON.stringify(access)} may read the log`)
  if (access === 'owner' ? !isOwned : owner !== undefined && !isOwned) throw new Error('it names no owner')
  if (Number.isNaN(startedAt.getTime())) throw new Error(`it says that the run started at ${JSON.stringify(written)}`)
  return { id, owner, access, startedAt }
}
