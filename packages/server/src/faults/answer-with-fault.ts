import type { Answer, BodySink, BodySource } from '../answer/answer.ts'
import { Refusal } from '../answer/refusal.ts'
import type { MetFault } from './faults.ts'

/** Answers as `readLog` does, apart from the fault. `signal` aborts when the client has gone away. */
export async function answerWithFault(
  fault: MetFault,
  signal: AbortSignal | undefined,
  readLog: () => Answer,
): Promise<Answer> {
  const { delayMs = 0, status, retryAfter } = fault
  if (delayMs > 0) await wait(delayMs, fault, signal)
  if (status !== undefined) {
    throw new Refusal(status, undefined, retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) })
  }
  const { headers, body, ...answer } = readLog()
  const { 'Content-Length': _, ...unmeasured } = headers
  return {
    ...answer,
    headers: fault.endEarlyAfterBytes === undefined ? headers : unmeasured,
    body: spoilBody(body as NonNullable<Answer['body']>, fault),
  }
}

function wait(ms: number, { onClose }: MetFault, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer)
      stopWaiting()
      signal?.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    const stopWaiting = onClose(end)
    signal?.addEventListener('abort', end)
    if (signal?.aborted) end()
  })
}

/** The same bytes in other pieces, until the fault ends them. */
function spoilBody(body: Uint8Array | BodySource, fault: MetFault): BodySource {
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
