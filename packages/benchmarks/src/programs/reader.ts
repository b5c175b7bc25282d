import { countLostLines } from '../corpus/count-lost-lines.ts'
import { createLiveId, readClock, readTick } from '../corpus/live-logs.ts'
import type { ServedLogId } from '../corpus/served-logs.ts'
import { joinLog, measureLog, measureText, servedLogs } from '../corpus/served-logs.ts'
import { answerParent } from '../processes/answer-parent.ts'
import type { LogReader } from '../readers/log-reader.ts'
import type { ReaderName } from '../readers/readers.ts'
import { readers } from '../readers/readers.ts'
import { summarize } from '../statistics/summarize.ts'

/** What to read, in which way, how often in a row. */
export interface ReadTask {
  readonly log: ServedLogId
  readonly way: 'text' | 'bytes' | 'lines'
  readonly times: number
}

const [name, baseUrl = ''] = process.argv.slice(2)
const reader = (await readers[name as ReaderName]())(baseUrl)
const abortAfterMs = 250
// Who has not let go by then holds on.
const abortPatienceMs = 5000

/** What came, counted the same for all: bytes, or characters of a string that has to be in one piece for it. */
const sizes = {
  text: (text: string) => text.lastIndexOf('\n') + 1,
  bytes: (chunk: Uint8Array) => chunk.length,
  lines: (line: string) => line.length + 1,
}

function joinText(way: 'text' | 'lines', pieces: readonly unknown[]): string {
  return way === 'lines' ? `${pieces.join('\n')}\n` : pieces.join('')
}

/** Reads a log and hands on what comes. */
async function deliver<Piece>(id: string, way: ReadTask['way'], take: (piece: Piece) => void): Promise<void> {
  const text = reader.text && (async () => take((await reader.text?.(id)) as Piece))
  const read = { text, bytes: reader.bytes, lines: reader.lossyLines ?? reader.lines }[way] as LogReader['bytes']
  if (!read) throw new Error(`${name} has no ${way}.`)
  await read(id, take as (piece: unknown) => void)
}

/** Reads a live log, with or without an error at the abort. */
async function readLive(id: string, onChunk: (chunk: Uint8Array) => void, signal: AbortSignal): Promise<void> {
  try {
    await reader.bytes?.(id, onChunk, signal)
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

const methods = {
  /** Reads a log once and compares all that comes with what was sent; gives the number of lines that got lost. */
  async verify({ log, way }: ReadTask): Promise<number> {
    const pieces: unknown[] = []
    await deliver(log, way, (piece) => pieces.push(piece))
    if (way === 'lines' && reader.lossyLines) return countLostLines(servedLogs[log], pieces as string[])
    const sent = joinLog(servedLogs[log])
    const isWhole =
      way === 'bytes' ? sent.equals(Buffer.concat(pieces as Uint8Array[])) : joinText(way, pieces) === `${sent}`
    if (!isWhole) throw new Error(`${name} did not give the log of ${servedLogs[log].size} that was sent.`)
    return 0
  },

  /** Reads a log and gives the milliseconds that it took. What comes is only counted: the clock never stands still. */
  async read({ log, way, times }: ReadTask): Promise<number> {
    const served = servedLogs[log]
    const expected = times * (way === 'bytes' ? measureLog(served) : measureText(served))
    const size = sizes[way] as (piece: unknown) => number
    let counted = 0
    const startedAt = performance.now()
    for (let time = 0; time < times; time += 1) {
      await deliver(log, way, (piece) => {
        counted += size(piece)
      })
    }
    const ms = performance.now() - startedAt
    if (counted !== expected && !reader.lossyLines) {
      throw new Error(`Of ${times} logs of ${served.size} came ${counted}, not ${expected}.`)
    }
    return ms
  },

  /** The most memory that this process has had, in bytes. */
  peak: (): number => process.resourceUsage().maxRSS * 1024,

  /** Follows a live log to its end: how long a line took from its writer to here, and the end of the log after its last line. */
  async follow(): Promise<{ delayMs: number; endMs: number }> {
    const delays: number[] = []
    let lastTick = 0
    const take = (chunk: Uint8Array) => {
      const arrivedAt = readClock()
      lastTick = readTick(chunk)
      delays.push(arrivedAt - lastTick)
    }
    await readLive(createLiveId('busy'), take, new AbortController().signal)
    return { delayMs: summarize(delays).median, endMs: readClock() - lastTick }
  },

  /** Aborts in the silence between two lines; gives the milliseconds until the reader has let go, its patience if it never does. */
  async abort(): Promise<number> {
    const controller = new AbortController()
    let abortedAt = 0
    let timer: NodeJS.Timeout | undefined
    const outOfPatience = new Promise<void>((resolve) => {
      controller.signal.addEventListener('abort', () => {
        timer = setTimeout(resolve, abortPatienceMs)
      })
    })
    const abort = () => {
      abortedAt = performance.now()
      controller.abort()
    }
    let ticks = 0
    const reading = readLive(
      createLiveId('silent'),
      () => {
        ticks += 1
        if (ticks === 1) setTimeout(abort, abortAfterMs)
      },
      controller.signal,
    )
    await Promise.race([reading, outOfPatience])
    clearTimeout(timer)
    if (!controller.signal.aborted) throw new Error('The log ended before the abort.')
    return performance.now() - abortedAt
  },
}
/** What a reader can be asked for. */
export type ReaderMethods = typeof methods
answerParent(methods)
