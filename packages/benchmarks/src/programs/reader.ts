import { randomUUID } from 'node:crypto'
import type { ServedLogId } from '../corpus.ts'
import { readClock, servedLogs } from '../corpus.ts'
import type { ReaderName } from '../readers/readers.ts'
import { readers } from '../readers/readers.ts'
import { summarize } from '../statistics.ts'

/** What to read, how, and how often in a row. */
export interface ReadTask {
  readonly log: ServedLogId
  readonly way: 'text' | 'bytes' | 'lines'
  readonly times: number
}

const [, , , name, baseUrl = ''] = process.argv
const reader = await readers[name as ReaderName](baseUrl)

/** What arrived, counted alike for all: bytes, or characters of a string, which has to be flattened for that. */
const sizes = {
  text: (text: string) => text.lastIndexOf('\n') + 1,
  bytes: (chunk: Uint8Array) => chunk.length,
  lines: (line: string) => line.length + 1,
}

async function deliver(id: string, way: ReadTask['way'], take: (piece: never) => void): Promise<void> {
  const read = reader[way]
  if (!read) throw new Error(`${name} has no ${way}.`)
  await read(id, take as (piece: unknown) => void)
}

/** Reads a log once and compares everything with what was sent. */
export async function verify({ log, way }: ReadTask): Promise<void> {
  const { bytes, size } = servedLogs[log]
  const pieces: (string | Uint8Array)[] = []
  await deliver(log, way, (piece) => pieces.push(piece))
  const came = Buffer.concat(pieces.map((piece) => Buffer.from(way === 'lines' ? `${piece}\n` : (piece as string))))
  if (!bytes.equals(came)) throw new Error(`${name} did not give the log of ${size} that was sent.`)
}

/** Reads a log and returns how many milliseconds that took. Only counts what arrives, since the clock is running. */
export async function read({ log, way, times }: ReadTask): Promise<number> {
  const { bytes, size } = servedLogs[log]
  const expected = times * (way === 'bytes' ? bytes : bytes.toString()).length
  const measure = sizes[way] as (piece: never) => number
  let counted = 0
  const startedAt = performance.now()
  for (let time = 0; time < times; time += 1) {
    await deliver(log, way, (piece) => {
      counted += measure(piece)
    })
  }
  const ms = performance.now() - startedAt
  if (counted !== expected) throw new Error(`Of ${times} logs of ${size} came ${counted}, not ${expected}.`)
  return ms
}

/** Follows a live log to its end: how long a line took from its writer to here, and the end of the log after its last line. */
export async function follow(): Promise<{ delayMs: number; endMs: number }> {
  const delays: number[] = []
  let lastTick = 0
  await deliver(`live-${randomUUID()}`, 'bytes', (chunk: Uint8Array) => {
    const arrivedAt = readClock()
    // When the last line of the chunk was written.
    lastTick = Number(Buffer.from(chunk).toString().trimEnd().split(' ').at(-1))
    delays.push(arrivedAt - lastTick)
  })
  return { delayMs: summarize(delays).median, endMs: readClock() - lastTick }
}
