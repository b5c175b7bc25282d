import type { LogConnection } from './log-connection.ts'

/** Makes a stream of a connection: it reads when it is read from, and lets go when it is cancelled. */
export function connectionToStream(connection: LogConnection): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const chunk = await connection.read()
        if (chunk) controller.enqueue(chunk)
        else controller.close()
      },
      cancel: connection.close,
    },
    { highWaterMark: 0 },
  )
}
