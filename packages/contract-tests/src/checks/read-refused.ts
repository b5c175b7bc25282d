import type { Log } from '../clause/arrangements.ts'
import type { Scene } from '../clause/scene.ts'
import { Inapplicable } from '../clause/scene.ts'
import type { Exchange } from '../witness/exchange.ts'

/** Requests a second for one log where no answer says how many, as the provider documents for every resource. */
const usualLimit = 60

const mostLimit = 500

/**
 * The refusal of a log that is asked for more and more often: with 429 if there is one.
 *
 * @throws Inapplicable if nothing was refused: how much is too much nobody promised.
 */
export async function readRefused(scene: Scene<never>, log: Log): Promise<Exchange> {
  const first = await scene.read(log)
  if (first.status >= 400) return first
  const told = Number(first.header('x-ratelimit-limit')) || usualLimit
  const limit = Math.min(Math.max(told, 8), mostLimit)
  let asked = 1
  for (const atOnce of [8, 2 * limit, 4 * limit]) {
    const exchanges = await Promise.all(Array.from({ length: atOnce }, () => scene.read(log)))
    const refused = exchanges.find(({ status }) => status === 429) ?? exchanges.find(({ status }) => status >= 400)
    if (refused !== undefined) return refused
    asked += atOnce
  }
  throw new Inapplicable(`None of ${asked} requests for one log was refused`)
}
