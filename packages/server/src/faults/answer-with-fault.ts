import type { Answer } from '../answer/answer.ts'
import { Refusal } from '../answer/refusal.ts'
import type { MetFault } from './faults.ts'
import { spoilBody } from './spoil-body.ts'

/** Answers as `readLog` does, but for the fault. With `signal` the sender of the request says that it has left. */
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
