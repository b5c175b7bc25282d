import type { LogRequest } from '../request/log-request.ts'
import { backOff } from './back-off.ts'

/** Calls `attempt` with 1, 2, ... until it succeeds, or fails for good as {@link backOff} decides. */
export async function retrying<Result>(
  request: LogRequest,
  attempt: (number: number) => Promise<Result>,
): Promise<Result> {
  for (let failures = 0; ; ) {
    try {
      return await attempt(failures + 1)
    } catch (error) {
      failures += 1
      await backOff(error, failures, request)
    }
  }
}
