import type { ServerResponse } from 'node:http'
import type { Answer, BodySource } from '../answer/answer.ts'

/** How many pieces of one answer are written before other answers have their turn. */
const piecesAtATime = 16

/** Writes an answer to its connection, without a web stream between: a log may have thousands of followers. */
export function writeAnswer({ status, headers, body }: Answer, outgoing: ServerResponse): void {
  outgoing.writeHead(status, headers)
  if (body === null || body instanceof Uint8Array) outgoing.end(body)
  else writeSource(body, outgoing)
}

function writeSource(source: BodySource, outgoing: ServerResponse): void {
  // Of pipelined requests, the later ones have answers that never hear of its end.
  const connection = outgoing.req.socket
  if (connection.destroyed) {
    leave()
    return
  }
  let pieces = 0
  const sink = {
    enqueue(piece: Uint8Array): void {
      // A connection that takes whatever it is given drains at once: others have their turn before it gets more.
      if (!outgoing.write(piece)) outgoing.once('drain', () => setImmediate(pull))
      // Later, since the source may still be busy with this piece; and from time to time after what others wait for.
      else if (++pieces % piecesAtATime === 0) setImmediate(pull)
      else queueMicrotask(pull)
    },
    close(): void {
      connection.off('close', leave)
      outgoing.end()
    },
    /** What was written still goes out; then the connection ends, though the answer is not complete. */
    error(): void {
      connection.off('close', leave)
      connection.destroySoon()
    },
  }
  connection.once('close', leave)
  // Who follows a log that is empty yet is to know that it is there.
  outgoing.flushHeaders()
  pull()

  function pull(): void {
    source.pull(sink)?.catch(sink.error)
  }
  function leave(): void {
    source.cancel()?.catch(() => {})
  }
}
