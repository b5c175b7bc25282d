import type { LogConnection } from './log-connection.ts'

/** Turns a connection into a stream that reads on demand and closes the connection when it is cancelled. */
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
