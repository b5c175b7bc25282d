import type { Connection } from './connection.ts'
import type { MetFault } from './faults.ts'

/** The same bytes in other pieces, until the fault ends them. */
export function spoilBody(
  body: Uint8Array | ReadableStream<Uint8Array>,
  fault: MetFault,
  connection: Connection,
): ReadableStream<Uint8Array> {
  const { dropAfterBytes, stallAfterBytes, endEarlyAfterBytes, chunkBytes = Number.POSITIVE_INFINITY } = fault
  const last = Math.min(
    ...[dropAfterBytes, stallAfterBytes, endEarlyAfterBytes].map((bytes) => bytes ?? Number.POSITIVE_INFINITY),
  )
  const reader = body instanceof Uint8Array ? undefined : body.getReader()
  let pending = body instanceof Uint8Array ? body : new Uint8Array(0)
  let written = 0

  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (written === last) return giveUp(controller)
        while (pending.length === 0) {
          const next = await reader?.read()
          if (next === undefined || next.done) return controller.close()
          pending = next.value
        }
        const size = Math.min(pending.length, chunkBytes, last - written)
        controller.enqueue(pending.subarray(0, size))
        pending = pending.subarray(size)
        written += size
      },
      cancel: (reason) => reader?.cancel(reason),
    },
    { highWaterMark: 0 },
  )

  async function giveUp(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    if (last === endEarlyAfterBytes) {
      controller.close()
      await reader?.cancel()
      return
    }
    if (last === stallAfterBytes) await fault.stallEnds
    await reader?.cancel()
    if (connection.drop === undefined)
      controller.error(new Error(`A fault dropped the connection after ${written} bytes.`))
    else connection.drop()
  }
}
