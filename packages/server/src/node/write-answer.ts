import type { ServerResponse } from 'node:http'
import type { Answer, BodySource } from '../answer/answer.ts'

/** How many pieces of one answer are written before other answers get a turn. */
const piecesAtATime = 16

/** Writes an answer to its connection without a web stream in between: a log may have thousands of followers. */
export function writeAnswer({ status, headers, body }: Answer, outgoing: ServerResponse): void {
  outgoing.writeHead(status, headers)
  if (body === null || body instanceof Uint8Array) outgoing.end(body)
  else writeSource(body, outgoing)
}

function writeSource(source: BodySource, outgoing: ServerResponse): void {
  // The answers to later pipelined requests are never told that the connection has ended.
  const connection = outgoing.req.socket
  if (connection.destroyed) {
    leave()
    return
  }
  let pieces = 0
  const sink = {
    enqueue(piece: Uint8Array): void {
      // A connection that accepts everything drains at once: others get a turn before it gets more.
      if (!outgoing.write(piece)) outgoing.once('drain', () => setImmediate(pull))
      // Later, since the source may still be busy with this piece; and from time to time only after others had a turn.
      else if (++pieces % piecesAtATime === 0) setImmediate(pull)
      else queueMicrotask(pull)
    },
    close(): void {
      connection.off('close', leave)
      outgoing.end()
    },
    /** Sends what was written, then ends the connection although the answer is incomplete. */
    error(): void {
      connection.off('close', leave)
      connection.destroySoon()
    },
  }
  connection.once('close', leave)
  // A follower of a log that is still empty should know that it exists.
  outgoing.flushHeaders()
  pull()

  function pull(): void {
    source.pull(sink)?.catch(sink.error)
  }
  function leave(): void {
    source.cancel()?.catch(() => {})
  }
}
