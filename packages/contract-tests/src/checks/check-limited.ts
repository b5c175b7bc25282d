import type { Log, RateLimit, WrittenLog } from '../clause/arrangements.ts'
import type { Finding } from '../clause/clause.ts'
import { finding } from '../clause/clause.ts'
import type { RequestVariation, Scene } from '../clause/scene.ts'
import { Blocked, Inapplicable } from '../clause/scene.ts'
import type { Exchange } from '../witness/exchange.ts'
import { checkRefusal } from './check-error.ts'

/** Requests a second for one log where no answer says how many, as the provider documents for every resource. */
const usualLimit = 60

const mostLimit = 500

/**
 * Requests a log more and more often, and returns the refusal: a 429 if there is one.
 *
 * @throws Inapplicable if nothing was refused: nobody promised how much is too much.
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

/** By which factor a limit may let through more than it states: by bursts, by windows and by late counting. */
const lenience = 3

/**
 * If many requests for a log are sent at once, most of those past its limit are refused, with 429 and without the log. Codes: `no-limit` and, for
 * the first refusal, those of {@link checkRefusal}.
 *
 * @throws Blocked if the requests took so long that the limit allows them all.
 */
export async function checkLimited(
  { read }: Scene<never>,
  { perSecond }: RateLimit,
  log: WrittenLog,
  variations: readonly RequestVariation[],
): Promise<Finding[]> {
  for (const times of [1, 2, 4]) {
    const startedAt = performance.now()
    const asked = Array.from({ length: times }, () => variations).flat()
    const exchanges = await Promise.all(asked.map((variation) => read(log, variation)))
    const most = lenience * perSecond * (1 + Math.ceil((performance.now() - startedAt) / 1000))
    const accepted = exchanges.filter(({ status }) => status === 200)
    const refused = exchanges.find(({ status }) => status !== 200)
    if (accepted.length > most) {
      const expected = `no more than ${most} answers where ${perSecond} a second is allowed`
      return [finding('no-limit', expected, `${accepted.length} of ${exchanges.length}`, accepted[0])]
    }
    if (refused !== undefined) return checkRefusal(refused, [429], log.written)
  }
  throw new Blocked('Requests that were sent at once took too long to exceed the limit')
}
