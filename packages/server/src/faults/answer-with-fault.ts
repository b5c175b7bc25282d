import type { Answer } from '../answer/answer.ts'
import { Refusal } from '../answer/refusal.ts'
import type { MetFault } from './faults.ts'
import { spoilBody } from './spoil-body.ts'

/** Answers as `readLog` does, but for the fault. */
export async function answerWithFault(fault: MetFault, readLog: () => Answer): Promise<Answer> {
  const { delayMs = 0, status, retryAfter } = fault
  if (delayMs > 0) await wait(delayMs, fault.stallEnds)
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

async function wait(ms: number, cutShort: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const elapsed = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([elapsed, cutShort])
  clearTimeout(timer)
}
