import { LogDivergedError } from '../errors/log-diverged-error.ts'
import { LogError } from '../errors/log-error.ts'
import { LogTruncatedError } from '../errors/log-truncated-error.ts'
import type { LogCursor } from '../log-cursor.ts'
import type { LogConnection } from '../request/log-connection.ts'
import { openConnection } from '../request/log-connection.ts'
import type { LogRequest } from '../request/log-request.ts'
import { mostLooks } from '../request/most-looks.ts'
import { spellAnew } from '../request/spell-anew.ts'
import { chooseDelay } from '../retry/choose-delay.ts'
import { retrying } from '../retry/retrying.ts'
import { sleep } from '../signals/sleep.ts'
import type { LogProgress, PlacedChunks } from './placed-chunks.ts'
import { createPlace } from './placed-chunks.ts'
import type { RunningHash } from './running-hash.ts'
import { createRunningHash } from './running-hash.ts'

/** A log's bytes, to be read once, and the place reached. Returning early closes the connection at once. */
export interface LogFollower extends LogProgress, AsyncIterableIterator<Uint8Array, undefined, undefined> {
  return(): Promise<IteratorResult<Uint8Array, undefined>>
}

/**
 * Reads a log across dropped connections. The endpoint has no offset: each connection replays the log from its start. If the
 * hash shows that the bytes handed out before are unchanged, reading continues after them. With `catchUp` it first reads
 * the log as it is now and yields an empty chunk at its end.
 */
export function followLog(
  request: LogRequest,
  from: LogCursor = { bytes: 0, hash: '' },
  catchUp = false,
): LogFollower & PlacedChunks {
  if (!(from.bytes >= 0)) throw new TypeError(`Not a cursor: ${JSON.stringify(from)}.`)
  const name = `GET ${request.url}`
  const stop = new AbortController()
  const stoppable: LogRequest = { ...request, signals: [...request.signals, stop.signal] }
  let connection: LogConnection | undefined
  // Where this connection starts to give new bytes, and where it is.
  let resumption = from
  let bytes = 0
  let hash: RunningHash
  let place: PlacedChunks['place'] = () => from
  let isCaughtUp = !catchUp
  // A clean end alone proves nothing, since a proxy may have made it: the next look has to end at the same byte.
  let endedAt: number | undefined
  let isProven: boolean | undefined
  let looks = 0
  let ends = 0
  let emptySince: number | undefined

  const getCursor = () => (bytes <= resumption.bytes ? resumption : { bytes, hash: hash.digest() })

  async function open(attempt: number): Promise<LogConnection> {
    resumption = getCursor()
    bytes = 0
    hash = createRunningHash()
    const query = isCaughtUp ? request.query : { ...request.query, stream: false }
    return openConnection({ ...stoppable, query: spellAnew(query, looks++) }, attempt)
  }

  /** Skips what was handed out before and returns the new part of the chunk, perhaps nothing. */
  function resume(chunk: Uint8Array): Uint8Array {
    const missing = Math.max(resumption.bytes - bytes, 0)
    if (missing) {
      hash.update(chunk.subarray(0, missing))
      if (missing <= chunk.length && hash.digest() !== resumption.hash) {
        throw new LogDivergedError(name, resumption.bytes)
      }
    }
    const added = chunk.subarray(missing)
    if (added.length) place = createPlace(added, bytes + missing, hash.fork())
    hash.update(added)
    bytes += chunk.length
    return added
  }

  /** A run that has just begun may have written nothing yet. Returns for how many more milliseconds an empty end is doubted. */
  function doubtEmptyEnd(): number {
    emptySince ??= performance.now()
    return Math.max(emptySince + request.emptyTimeoutMs - performance.now(), 0)
  }

  /** Returns the next new bytes, or undefined at the log's end. */
  async function readNew(attempt: number): Promise<Uint8Array | undefined> {
    for (;;) {
      connection ??= await open(attempt)
      const chunk = await connection.read()
      if (chunk) {
        const added = resume(chunk)
        if (added.length) return added
        continue
      }
      if (!isCaughtUp) {
        isCaughtUp = true
        connection = undefined
        return new Uint8Array(0)
      }
      if (bytes < resumption.bytes) throw new LogTruncatedError(name, bytes, resumption.bytes)
      const { isAnnounced } = connection
      const isLive = Boolean(request.query.stream)
      const doubtMs = isLive && !bytes ? doubtEmptyEnd() : 0
      if (!doubtMs && (isAnnounced || endedAt === bytes || (!isLive && ++ends === mostLooks))) {
        isProven = isAnnounced
        return undefined
      }
      // A server that ends a live stream early is probably shutting down, and would end the next one the same way.
      const isHasty = isLive || endedAt !== undefined
      endedAt = bytes
      connection = undefined
      const delayMs = chooseDelay(doubtMs ? looks : 1, request.retry)
      if (isHasty) await sleep(doubtMs ? Math.min(delayMs, doubtMs) : delayMs, stoppable.signals)
    }
  }

  function letGo(error: unknown): never {
    connection?.close()
    connection = undefined
    if (error instanceof LogError) error.cursor = getCursor()
    throw error
  }

  async function* follow(): AsyncGenerator<Uint8Array, undefined> {
    try {
      for (;;) {
        const chunk = await retrying(stoppable, (attempt) => readNew(attempt).catch(letGo))
        if (!chunk) return
        yield chunk
      }
    } catch (error) {
      if (!stop.signal.aborted) throw error
    }
  }

  const chunks = follow()
  return {
    get cursor() {
      return getCursor()
    },
    get isProven() {
      return isProven
    },
    get place() {
      return place
    },
    [Symbol.asyncIterator]() {
      return this
    },
    signals: request.signals,
    next: () => chunks.next(),
    return() {
      stop.abort()
      return chunks.return(undefined)
    },
    throw(error) {
      stop.abort()
      return chunks.return(undefined).then(() => Promise.reject(error))
    },
  }
}
