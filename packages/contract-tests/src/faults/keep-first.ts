import type { Asked } from './answers.ts'
import type { Fault } from './counterexample.ts'
import type { WireRequest } from './wire.ts'
import { isOn, readAll, withBytes } from './wire.ts'

/** Gives each of these reads the log that the first with the same key got. */
export function keepFirst(which: Asked, keyOf: (request: WireRequest) => string): Fault {
  return (runs) => {
    const kept = new Map<string, Buffer>()
    return async (request, forward) => {
      const answer = await forward(request)
      if (answer.status !== 200 || isOn(request, 'stream') || !which(request, answer, runs)) return answer
      const body = kept.get(keyOf(request)) ?? (await readAll(answer.body))
      kept.set(keyOf(request), body)
      return withBytes(answer, body)
    }
  }
}
