import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { inspect } from 'node:util'
import { createLogClient } from '../create-log-client.ts'
import { escapeControls } from '../errors/escape-controls.ts'
import { LogApiError } from '../errors/log-api-error.ts'
import type { LogProgress } from '../follow/placed-chunks.ts'
import type { RetryEvent } from '../retry-options.ts'
import { printLines } from './print-lines.ts'
import type { Arguments } from './read-arguments.ts'
import { readArguments } from './read-arguments.ts'
import { quietMs, showProgress } from './show-progress.ts'
import { usage } from './usage.ts'
import { UsageError } from './usage-error.ts'
import { writeToFile, writeToStandardOutput } from './write-output.ts'

const exitCodes = { whole: 0, apiError: 1, usage: 2, notWhole: 3, signal: 128 } as const

// A line, escaped as JSON, has to fit into one V8 string.
const longestLine = 2 ** 27

const waiting =
  'Nothing of the log has arrived yet. An empty end is doubted for 10 s, since the run may have just begun.'

/** How long pending output may take to finish after a signal. */
const patienceMs = 250

/** Runs `get-log` with these arguments and returns the exit code. */
export async function runGetLog(words: string[]): Promise<number> {
  let wanted: ReturnType<typeof readArguments>
  try {
    wanted = readArguments(words, process.env)
  } catch (error) {
    return explain(error, `${(error as Error).message} See get-log --help.`, words.includes('--debug'))
  }
  if (typeof wanted === 'string') {
    await writeToStandardOutput([Buffer.from(wanted === 'help' ? usage : `${readVersion()}\n`)])
    return exitCodes.whole
  }

  const interruption = new AbortController()
  const interrupt = (signal: NodeJS.Signals) => {
    interruption.abort(signal)
    // A blocked write does not notice the abort. On the second signal no handler is left, so it ends the process.
    setTimeout(() => process.kill(process.pid, signal), patienceMs).unref()
  }
  // V8 cannot match some patterns in linear time. No handler runs while it tries, so the signal itself has to end the process.
  const isDeaf = /\\[1-9k]|\(\?<?[=!]/.test(wanted.grep?.source ?? '')
  if (!isDeaf) process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  try {
    await writeLog(wanted, interruption.signal)
    return exitCodes.whole
  } catch (error) {
    if (interruption.signal.aborted) {
      return exitCodes.signal + constants.signals[interruption.signal.reason as NodeJS.Signals]
    }
    return explain(error, (error as Error).message, wanted.debug)
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
  }
}

async function writeLog(wanted: Arguments, signal: AbortSignal): Promise<void> {
  const { follow, tail, output } = wanted
  const { isTTY } = process.stderr
  const { chunks, progress } = startReading(wanted, signal)
  // With --tail, skipped lines may already have arrived.
  const mayWait = isTTY && follow && tail === undefined
  const timer = setTimeout(() => mayWait && !progress.cursor.bytes && tell(waiting), quietMs)
  try {
    if (output === undefined) await writeToStandardOutput(chunks)
    else await writeToFile(isTTY ? showProgress(chunks, process.stderr) : chunks, output, tell)
  } finally {
    clearTimeout(timer)
  }
  if (progress.isProven !== false) return
  const unless = follow ? 'the run is not over' : 'something cut the connections'
  tell(`Nothing proves that the log ends at byte ${progress.cursor.bytes}: if ${unless}, there is more.`)
}

function startReading(
  wanted: Arguments,
  signal: AbortSignal,
): { chunks: AsyncIterableIterator<Uint8Array>; progress: LogProgress } {
  const { id, baseUrl, token, retries, raw, follow, tail, since, grep, json } = wanted
  try {
    const logs = createLogClient({ signal, baseUrl, token, retry: retries, onRetry: showRetry })
    if ([tail, since, grep].every((option) => option === undefined) && !json) {
      const chunks = logs.bytes(id, { raw, follow })
      return { chunks, progress: chunks }
    }
    const lines = logs.lines(id, { raw, follow, tail, maxLineBytes: longestLine })
    return { chunks: printLines(lines, wanted, tell), progress: lines }
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

/** Says each failure on a terminal; elsewhere, such as in a log of CI, only the first in a row. */
function showRetry({ error, delayMs, failures }: RetryEvent): void {
  const { isTTY } = process.stderr
  if (isTTY) process.stderr.write('\r\u001b[K')
  if (isTTY || failures === 1) tell(`${error.message}; trying again in ${(delayMs / 1000).toFixed(1)} s`)
}

function explain(error: unknown, message: string, withStack: boolean): number {
  tell(message)
  if (withStack) process.stderr.write(`${inspect(error).split('\n').map(escapeControls).join('\n')}\n`)
  if (error instanceof UsageError) return exitCodes.usage
  return error instanceof LogApiError ? exitCodes.apiError : exitCodes.notWhole
}

function tell(message: string): void {
  process.stderr.write(`get-log: ${escapeControls(message)}\n`)
}

function readVersion(): string {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version
}
