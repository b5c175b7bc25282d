import { abortPatienceMs } from '../client/abort-patience.ts'
import { checkBytes, checkText } from '../corpus/check-bytes.ts'
import { checkLines, countLostLines } from '../corpus/check-lines.ts'
import type { ServedLog, ServedLogId } from '../corpus/served-logs.ts'
import { servedLogs } from '../corpus/served-logs.ts'
import { startStopwatch } from '../corpus/stopwatch.ts'
import { answerParent } from '../processes/answer-parent.ts'
import type { LogReader } from '../readers/log-reader.ts'
import type { ReaderName } from '../readers/readers.ts'
import { readers } from '../readers/readers.ts'

/** One sample: which log to read, in which way, how often in a row. */
export interface ReadTask {
  readonly log: ServedLogId
  readonly way: keyof LogReader
  readonly times: number
}

/** What a sample gave. */
export interface ReadSample {
  readonly ms: number
  /** The most memory that the process has had, in bytes. */
  readonly peakBytes: number
  /** Lines that never came, or came changed; only from a reader that is known to lose some. */
  readonly lostLines: number
}

const [name, baseUrl = ''] = process.argv.slice(2)
const reader = (await readers[name as ReaderName]())(baseUrl)
// Checked so many at a time, while the clock stands still.
const linesAtOnce = 1000
// A log that writes a line a second, and when to abort in the silence after one.
const tickingLog = 'ticking'
const abortAfterMs = 250

type Outcome = Pick<ReadSample, 'ms' | 'lostLines'>

const ways: { [Way in keyof Required<LogReader>]: (id: string, log: ServedLog) => Promise<Outcome> } = {
  async text(id, log) {
    const check = checkText(log)
    const watch = startStopwatch()
    const text = await reader.text?.(id)
    const ms = watch.elapsed()
    check.take(text ?? '')
    check.finish()
    return { ms, lostLines: 0 }
  },
  async bytes(id, log) {
    const check = checkBytes(log)
    const watch = startStopwatch()
    await reader.bytes?.(id, (chunk) => watch.without(() => check.take(chunk)))
    const ms = watch.elapsed()
    check.finish()
    return { ms, lostLines: 0 }
  },
  async lines(id, log) {
    const check = checkLines(log)
    const kept: string[] = []
    const checkKept = () => {
      kept.forEach(check.take)
      kept.length = 0
    }
    const watch = startStopwatch()
    await reader.lines?.(id, (line) => {
      if (kept.push(line) === linesAtOnce) watch.without(checkKept)
    })
    const ms = watch.elapsed()
    checkKept()
    check.finish()
    return { ms, lostLines: 0 }
  },
  async lossyLines(id, log) {
    const messages: string[] = []
    const watch = startStopwatch()
    await reader.lossyLines?.(id, (message) => messages.push(message))
    return { ms: watch.elapsed(), lostLines: countLostLines(log, messages) }
  },
}

/** Reads the log of a line a second until something aborts it. */
async function readTicking(controller: AbortController, onTick: () => void): Promise<void> {
  try {
    await reader.bytes?.(tickingLog, onTick, controller.signal)
  } catch (error) {
    if (!controller.signal.aborted) throw error
  }
  if (!controller.signal.aborted) throw new Error('The log ended before the abort.')
}

const methods = {
  async read({ log, way: wanted, times }: ReadTask): Promise<ReadSample> {
    // A reader that can't help losing lines is asked for them all the same, and the loss is counted.
    const way = wanted === 'lines' && reader.lossyLines ? 'lossyLines' : wanted
    if (!reader[way]) throw new Error(`${name} has no ${way}.`)
    const total = { ms: 0, lostLines: 0 }
    for (let time = 0; time < times; time += 1) {
      const { ms, lostLines } = await ways[way](log, servedLogs[log])
      total.ms += ms
      total.lostLines += lostLines
    }
    return { ...total, peakBytes: process.resourceUsage().maxRSS * 1024 }
  },

  /**
   * Aborts in the silence between two lines, and gives the time until the reader has let go, in milliseconds; the patience
   * for a reader that never does.
   */
  async abort(_: undefined): Promise<number> {
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
    const reading = readTicking(controller, () => {
      if (abortedAt === 0) setTimeout(abort, abortAfterMs)
    })
    await Promise.race([reading, outOfPatience])
    clearTimeout(timer)
    return Math.min(performance.now() - abortedAt, abortPatienceMs)
  },

  /** How long the log is silent, in milliseconds, as a reader sees it that waits for the next line. */
  async silence(_: undefined): Promise<number> {
    const controller = new AbortController()
    const arrivals: number[] = []
    await readTicking(controller, () => {
      if (arrivals.push(performance.now()) === 2) controller.abort()
    })
    const [first = 0, second = 0] = arrivals
    return second - first
  },
}
/** What a reader can be asked for. */
export type ReaderMethods = typeof methods
answerParent(methods)
