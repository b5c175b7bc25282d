import type { Bytes } from '../bytes/bytes.ts'
import type { Connection } from '../faults/connection.ts'
import type { Run } from './run.ts'

/**
 * The bytes of a log as a stream: the first `length`, or, without one, all there are and each append until the run
 * ends. Holds an offset, no bytes; reads when its own reader is ready for more.
 */
export function streamLog(run: Run, bytes: Bytes, connection: Connection, length?: number): ReadableStream<Uint8Array> {
  let offset = 0
  let stopWaiting: (() => void) | undefined
  let isReading = true
  run.readers++
  const leave = (): void => {
    stopWaiting?.()
    if (isReading) run.readers--
    isReading = false
  }

  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        while (length === undefined && offset === bytes.length && run.isGrowing) {
          await new Promise<void>((resolve) => {
            stopWaiting = run.onChange(resolve)
          })
        }
        const end = length ?? bytes.length
        if (offset === end) {
          leave()
          controller.close()
          return
        }
        try {
          const chunk = await bytes.read(offset, end)
          offset += chunk.length
          controller.enqueue(chunk)
        } catch (error) {
          // Too late for an error of its own: the answer breaks, so that nobody takes it for complete.
          leave()
          if (connection.drop === undefined) controller.error(error)
          else connection.drop()
        }
      },
      cancel: leave,
    },
    { highWaterMark: 0 },
  )
}
