import type { Bytes } from '../bytes/bytes.ts'
import type { Connection } from '../faults/connection.ts'
import type { Run } from './run.ts'

/**
 * The bytes of a log as a stream: the first `length`, or, without one, all there are and each append until the run
 * ends. Holds an offset, no bytes; reads when its own reader is ready for more.
 */
export function streamLog(run: Run, bytes: Bytes, connection: Connection, length?: number): ReadableStream<Uint8Array> {
  let offset = 0
  let isBusy = false
  let isReading = true
  let stopWaiting: (() => void) | undefined
  run.readers++
  return new ReadableStream<Uint8Array>({ pull, cancel: leave }, { highWaterMark: 0 })

  // Waits without a promise: there may be thousands of readers, and each append wakes them all.
  function pull(controller: ReadableStreamDefaultController<Uint8Array>): void {
    if (isBusy) return
    const end = length ?? bytes.length
    if (offset < end) {
      readOn(controller, end)
    } else if (length === undefined && run.isGrowing) {
      isBusy = true
      stopWaiting = run.onChange(() => {
        isBusy = false
        pull(controller)
      })
    } else {
      leave()
      controller.close()
    }
  }

  function readOn(controller: ReadableStreamDefaultController<Uint8Array>, end: number): void {
    try {
      const chunk = bytes.read(offset, end)
      if (chunk instanceof Uint8Array) {
        handOut(chunk, controller)
      } else {
        isBusy = true
        chunk.then(
          (read) => handOut(read, controller),
          (error) => breakOff(error, controller),
        )
      }
    } catch (error) {
      breakOff(error, controller)
    }
  }

  function handOut(chunk: Uint8Array, controller: ReadableStreamDefaultController<Uint8Array>): void {
    if (!isReading) return
    isBusy = false
    offset += chunk.length
    controller.enqueue(chunk)
  }

  /** Too late for an error of its own: the answer breaks, so that nobody takes it for complete. */
  function breakOff(error: unknown, controller: ReadableStreamDefaultController<Uint8Array>): void {
    if (!isReading) return
    leave()
    if (connection.drop === undefined) controller.error(error)
    else connection.drop()
  }

  function leave(): void {
    stopWaiting?.()
    if (isReading) run.readers--
    isReading = false
  }
}
