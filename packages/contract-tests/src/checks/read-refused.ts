import type { Log } from '../clause/arrangements.ts'
import type { Scene } from '../clause/scene.ts'
import type { Exchange } from '../witness/exchange.ts'

const requestsAtOnce = 8

/** An answer of 429 for a log whose limit is exhausted, or, if there was none among a few requests at once, another answer. */
export async function readRefused(scene: Scene<never>, log: Log): Promise<Exchange> {
  const first = await scene.read(log)
  if (first.status === 429) return first
  const exchanges = await Promise.all(Array.from({ length: requestsAtOnce }, () => scene.read(log)))
  return exchanges.find(({ status }) => status === 429) ?? first
}
