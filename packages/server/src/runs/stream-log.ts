import type { BodySink, BodySource } from '../bytes/body-source.ts'
import type { Bytes } from '../bytes/bytes.ts'
import type { Run } from './run.ts'

/**
 * The bytes of a log, piece by piece: the first `length`, or, without one, all there are and each append until the run
 * ends or so many seconds are over. Holds an offset, no bytes; reads when its own reader is ready for more.
 */
export function streamLog(run: Run, bytes: Bytes, length?: number, longestSeconds = 0): BodySource {
  let offset = 0
  let isBusy = false
  let isReading = true
  let stopWaiting: (() => void) | undefined
  let over: ReturnType<typeof setTimeout> | undefined
  const endsAt = longestSeconds > 0 ? performance.now() + longestSeconds * 1000 : Number.POSITIVE_INFINITY
  run.readers++
  return { pull, cancel: leave }

  // Waits without a promise: there may be thousands of readers, and each append wakes them all.
  function pull(sink: BodySink): void {
    if (isBusy) return
    const end = length ?? bytes.length
    if (offset < end) {
      readOn(sink, end)
    } else if (length === undefined && run.isGrowing && performance.now() < endsAt) {
      isBusy = true
      const wake = (): void => {
        stopNow()
        isBusy = false
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
  }

  function readOn(sink: BodySink, end: number): void {
    try {
      const chunk = bytes.read(offset, end)
      if (chunk instanceof Uint8Array) {
        handOut(chunk, sink)
      } else {
        isBusy = true
        chunk.then(
          (read) => handOut(read, sink),
          (error) => breakOff(error, sink),
        )
      }
    } catch (error) {
      breakOff(error, sink)
    }
  }

  function handOut(chunk: Uint8Array, sink: BodySink): void {
    if (!isReading) return
    isBusy = false
    offset += chunk.length
    sink.enqueue(chunk)
  }

  /** Too late for an error of its own: the answer breaks, so that nobody takes it for complete. */
  function breakOff(error: unknown, sink: BodySink): void {
    if (!isReading) return
    leave()
    sink.error(error)
  }

  function leave(): void {
    stopNow()
    if (isReading) run.readers--
    isReading = false
  }
}
