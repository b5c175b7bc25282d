import { LogDivergedError } from '../errors/log-diverged-error.ts'
import { LogError } from '../errors/log-error.ts'
import { LogTruncatedError } from '../errors/log-truncated-error.ts'
import type { LogConnection } from '../request/log-connection.ts'
import { openConnection } from '../request/log-connection.ts'
import type { LogRequest } from '../request/log-request.ts'
import { backOff, chooseDelay, sleep } from '../retry/back-off.ts'
import type { LogCursor } from './log-cursor.ts'
import { createRunningHash } from './running-hash.ts'

/** A log's bytes, to be read once, with the place reached. Returning early lets go of the connection at once. */
export interface LogFollower extends AsyncIterableIterator<Uint8Array, undefined, undefined> {
  /** The place after the last chunk handed out. */
  readonly cursor: LogCursor
  return(): Promise<IteratorResult<Uint8Array, undefined>>
}

/**
 * Reads a log across dropped connections. The endpoint has no offset: each connection replays the log from its start,
 * and goes on after the bytes handed out before, if their hash says that they are the same.
 */
export function followLog(request: LogRequest, from?: LogCursor): LogFollower {
  const name = `GET ${request.url}`
  const stop = new AbortController()
  const stoppable: LogRequest = { ...request, signals: [...request.signals, stop.signal] }
  let bytes = from?.bytes ?? 0
  let hash = createRunningHash()
  // Until the first replay has shown those bytes, all that is known of a caller's cursor is its digest.
  let digest = from?.hash
  const getCursor = () => ({ bytes, hash: digest ?? hash.digest() })

  // One generator, not two: each `yield*` of an async one costs turns of the microtask queue for every chunk.
  async function* follow(): AsyncGenerator<Uint8Array, undefined> {
    // A clean end alone proves nothing, a proxy may have made it: the next look has to end at the same byte.
    let endedAt: number | undefined
    for (let failures = 0; ; ) {
      const expected = getCursor()
      let connection: LogConnection | undefined
      try {
        connection = await openConnection(stoppable, failures + 1)
        const replay = createRunningHash()
        let replayed = 0
        for (;;) {
          const chunk = await connection.read()
          if (!chunk) break
          const skipped = Math.min(expected.bytes - replayed, chunk.length)
          if (skipped > 0) {
            replay.update(chunk.subarray(0, skipped))
            replayed += skipped
            if (replayed < expected.bytes) continue
            if (replay.digest() !== expected.hash) throw new LogDivergedError(name, replayed)
            hash = replay
            digest = undefined
          }
          if (skipped < chunk.length) {
            const added = chunk.subarray(skipped)
            hash.update(added)
            bytes += added.length
            yield added
          }
        }
        if (replayed < expected.bytes) throw new LogTruncatedError(name, replayed, expected.bytes)
        if (connection.contentLength === bytes || endedAt === bytes) return
        if (bytes > expected.bytes) failures = 0
        // What ends a live stream early is likely to be shutting down, and would end the next one the same way.
        const isHasty = request.query.stream || endedAt !== undefined
        endedAt = bytes
        if (isHasty) await sleep(chooseDelay(1, request.settings.retry), stoppable.signals)
      } catch (error) {
        connection?.close()
        if (error instanceof LogError) error.cursor = getCursor()
        failures = bytes > expected.bytes ? 1 : failures + 1
        await backOff(error, failures, stoppable)
      } finally {
        connection?.close()
      }
    }
  }

  const chunks = follow()
  return {
    get cursor() {
      return getCursor()
    },
    [Symbol.asyncIterator]() {
      return this
    },
    async next() {
      try {
        return await chunks.next()
      } catch (error) {
        if (!stop.signal.aborted) throw error
        return { done: true, value: undefined }
      }
    },
    return() {
      stop.abort()
      return chunks.return(undefined)
    },
  }
}
