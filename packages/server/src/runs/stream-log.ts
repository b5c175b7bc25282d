import type { Bytes } from '../bytes/bytes.ts'
import type { Run } from './run.ts'

/**
 * The bytes of a log as a stream: the first `length`, or, without one, all there are and each append until the run
 * ends. Holds an offset, no bytes; reads when its own reader is ready for more.
 */
export function streamLog(run: Run, bytes: Bytes, length?: number): ReadableStream<Uint8Array> {
  let offset = 0
  let stopWaiting: (() => void) | undefined
  run.readers++

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
          run.readers--
          controller.close()
          return
        }
        const chunk = await bytes.read(offset, end)
        offset += chunk.length
        controller.enqueue(chunk)
      },
      cancel() {
        stopWaiting?.()
        run.readers--
      },
    },
    { highWaterMark: 0 },
  )
}
