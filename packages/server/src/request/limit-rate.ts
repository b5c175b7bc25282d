import { Refusal } from '../answer/refusal.ts'
import type { RateLimit } from '../rate-limit.ts'
import type { Run } from '../runs/run.ts'

/** Step 5: counts the request for this log; one too many in its second is a 429. */
export function limitRate(rateLimit: RateLimit, run: Run): void {
  if (!rateLimit.admit(run)) throw new Refusal(429, undefined, { 'Retry-After': '1' })
}
