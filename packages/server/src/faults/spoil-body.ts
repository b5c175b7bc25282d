import type { BodySink, BodySource } from '../bytes/body-source.ts'
import type { MetFault } from './faults.ts'

/** The same bytes in other pieces, until the fault ends them. */
export function spoilBody(body: Uint8Array | BodySource, fault: MetFault): BodySource {
  const { dropAfterBytes, stallAfterBytes, endEarlyAfterBytes, chunkBytes = Number.POSITIVE_INFINITY } = fault
  const last = Math.min(
    ...[dropAfterBytes, stallAfterBytes, endEarlyAfterBytes].map((bytes) => bytes ?? Number.POSITIVE_INFINITY),
  )
  const reader =
    body instanceof Uint8Array ? undefined : new ReadableStream<Uint8Array>(body, { highWaterMark: 0 }).getReader()
  let pending = body instanceof Uint8Array ? body : new Uint8Array(0)
  let written = 0
  let stopStalling = (): void => {}

  return {
    async pull(sink) {
      if (written === last) return giveUp(sink)
      while (pending.length === 0) {
        const next = await reader?.read()
        if (next === undefined || next.done) return sink.close()
        pending = next.value
      }
      const size = Math.min(pending.length, chunkBytes, last - written)
      sink.enqueue(pending.subarray(0, size))
      pending = pending.subarray(size)
      written += size
    },
    cancel() {
      stopStalling()
      return reader?.cancel()
    },
  }

  async function giveUp(sink: BodySink): Promise<void> {
    if (last === endEarlyAfterBytes) {
      sink.close()
      await reader?.cancel()
      return
    }
    if (last === stallAfterBytes) {
      await new Promise<void>((resolve) => {
        stopStalling = fault.onClose(resolve)
      })
    }
    await reader?.cancel()
    sink.error(new Error(`A fault dropped the connection after ${written} bytes.`))
  }
}
