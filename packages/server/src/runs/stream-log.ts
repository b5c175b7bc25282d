import type { BodySink, BodySource } from '../answer/answer.ts'
import type { Bytes } from './log-storage.ts'
import type { Run } from './run.ts'

/**
 * The bytes of a log, piece by piece: the first `length`, or, without one, everything and each append until the run ends or
 * this many seconds have passed. Holds an offset, no bytes; reads when its own reader is ready for more.
 */
export function streamLog(run: Run, bytes: Bytes, length?: number, longestSeconds = 0): BodySource {
  let offset = 0
  let isReading = true
  let stopWaiting: (() => void) | undefined
  let over: ReturnType<typeof setTimeout> | undefined
  const endsAt = longestSeconds > 0 ? performance.now() + longestSeconds * 1000 : Number.POSITIVE_INFINITY
  run.readers++
  return { pull, cancel: leave }

  // Waits without a promise: each append may wake thousands of readers.
  function pull(sink: BodySink): void {
    if (!isReading || stopWaiting !== undefined) return
    const end = length ?? bytes.length
    if (offset < end) {
      readOn(sink, end)
    } else if (length === undefined && run.isGrowing && performance.now() < endsAt) {
      const wake = (): void => {
        stopNow()
        pull(sink)
      }
      stopWaiting = run.onChange(wake)
      if (longestSeconds > 0) over = setTimeout(wake, endsAt - performance.now())
    } else {
      leave()
      sink.close()
    }
  }

  function stopNow(): void {
    clearTimeout(over)
    stopWaiting?.()
    stopWaiting = undefined
  }

  function readOn(sink: BodySink, end: number): void {
    try {
      const chunk = bytes.read(offset, end)
      offset += chunk.length
      sink.enqueue(chunk)
    } catch (error) {
      // Too late for an error status: the answer breaks off, so that nobody takes it for complete.
      leave()
      sink.error(error)
    }
  }

  function leave(): void {
    stopNow()
    if (isReading) run.readers--
    isReading = false
  }
}
