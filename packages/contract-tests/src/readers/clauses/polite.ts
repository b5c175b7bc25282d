import { finding } from '../../clause/clause.ts'
import { Inapplicable } from '../../clause/scene.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import type { Fault } from '../../faults/counterexample.ts'
import { fieldOf } from '../../faults/wire.ts'
import { sampleLog } from '../../samples/sample-log.ts'
import { passOn, refuseWith } from '../on-the-wire.ts'
import type { Look, ReaderPromise, Together } from '../reader-clause.ts'
import { askedLittle, mostRequests, promises } from '../reader-clause.ts'
import { plainly, refused } from '../together.ts'
import { throughout } from './live.ts'

const plain = sampleLog('polite', 5)
const askedMs = 2000
/** A timer may fire a little early. */
const earlyMs = 30
const watchedMs = 2000
/** A reader that has asked less often than this may still be about to give up. */
const fewRequests = 4

type Refusal = readonly [status: 429 | 503, isDate?: true]

/** The time `askedMs` after this one, rounded up to a whole second. */
const dateAfter = (now: number): number => 1000 * Math.ceil((now + askedMs) / 1000)

/** Asks to wait for this many seconds, or until a date, which is also a whole number of them. */
function askToWait([status, isDate]: Refusal): Fault {
  return (runs) => (request, forward) => {
    const value = isDate ? new Date(dateAfter(Date.now())).toUTCString() : String(askedMs / 1000)
    return refuseWith(status, [['Retry-After', value]])(runs)(request, forward)
  }
}

/** If the reader asks again, it has each time waited as told. Code: `too-early`. */
function waiting(...refusals: readonly [Refusal, ...Refusal[]]): Required<Pick<Together, 'situation' | 'look'>> {
  return {
    situation: { log: plain, wire: [askToWait(refusals[0]), ...refusals.slice(1).map(askToWait), passOn] },
    async look(scene, run) {
      for (const [index, [, isDate]] of refusals.entries()) {
        await run.until(() => run.requests.length > index + 1 || run.ending !== undefined, scene.patienceMs)
        const [one, next] = run.requests.slice(index)
        if (one === undefined || next === undefined) throw new Inapplicable('It does not ask again')
        const { timeOrigin } = performance
        const notBefore = isDate ? dateAfter(timeOrigin + one.at) - timeOrigin : one.at + askedMs
        const early = Math.round(notBefore - next.at)
        if (early <= earlyMs) continue
        // It may have asked again because the answer was slow.
        scene.noteLate()
        return finding('too-early', `no request for ${askedMs} ms or more`, `one ${early} ms too early`)
      }
      return undefined
    },
  }
}

const [limited, away, limitedToADate] = [waiting([429]), waiting([503]), waiting([429, true])]

/** The reader asks only a few times in a while. Code: `hammers`. */
const lookForPeace: Look = async (_, run) => {
  await run.during(() => run.requests.length > mostRequests || run.ending !== undefined, watchedMs)
  return askedLittle(run)
}

/** Like {@link lookForPeace}, and it gives up. Code: `asks-for-ever`. */
const lookForAnEnd: Look = async (scene, run, situation) => {
  const hammering = await lookForPeace(scene, run, situation)
  if (hammering !== undefined) return hammering
  await run.ends(scene.patienceMs - watchedMs)
  const { length } = run.requests
  if (run.ending !== undefined || length < fewRequests) return undefined
  scene.noteLate()
  return finding('asks-for-ever', 'an end once it is refused for good', `asked ${length} times in ${scene.patienceMs} ms, and no end`)
}

const hasty = 'r.tries = 1000; r.waitMs = () => 5'

const retryAfter = cite([
  'RFC 9110, section 10.2.3',
  'Servers send the "Retry-After" header field to indicate how long the user agent ought to wait before making a follow-up request.',
])
const waits = {
  ...({ code: 'too-early', basis: 'expected', restsOn: ['polite/retry-after'], waits: true } as const),
  source: retryAfter,
  together: waiting([429], [503], [429, true]),
}
const group = { code: 'hammers', basis: 'expected', source: cite(responsePointer(429)), look: lookForPeace } as const

export const polite: readonly ReaderPromise[] = [
  ...promises(waits, {
    'polite/retry-after': [
      'After a 429 the reader does not ask again before the answer said',
      limited.situation,
      { 'does-not-wait': ['Retry-After is not read', 'r.waitMs = () => 500'] },
      { source: [...retryAfter, ...group.source], restsOn: ['polite/errors'], look: limited.look },
    ],
    'polite/away': [
      'After a 503 the reader does not ask again before the answer said',
      away.situation,
      {
        'waits-on-429-only': [
          'The Retry-After of a 503 is ignored',
          'const m = r.waitMs; r.waitMs = (a, n) => a.statusCode === 503 ? 500 : m(a, n)',
        ],
      },
      { look: away.look },
    ],
    'polite/retry-after-date': [
      'After a 429 with a date the reader does not ask again before it',
      limitedToADate.situation,
      {
        'reads-no-date': [
          'A date is not a number, and there is no wait',
          'const m = r.waitMs; r.waitMs = (a, n) => Number.isNaN(+a?.headers["retry-after"]) ? 300 : m(a, n)',
        ],
      },
      { look: limitedToADate.look },
    ],
  }),
  ...promises(group, {
    'polite/errors': [
      'A failing server is not asked again without a pause',
      { wire: [refuseWith(503)] },
      { 'hammers-a-server': ['What fails is tried again at once', hasty] },
    ],
    'polite/refusal': [
      'A request that is refused for good is not repeated without a pause, nor forever',
      { wire: [refuseWith(403)] },
      {
        'hammers-at-a-refusal': ['A 403 is tried again at once', `${hasty}; r.isAskedAgain = (s) => s === 403`],
        'never-gives-up': [
          'A 403 is retried forever',
          'r.tries = 1e9; r.waitMs = () => 500; r.isAskedAgain = (s) => s === 403',
          'asks-for-ever',
        ],
      },
      {
        source: cite(responsePointer(403)),
        restsOn: ['polite/errors', 'errors/forbidden'],
        look: lookForAnEnd,
        together: refused,
      },
    ],
    'polite/silence': [
      'A silent run is not asked for again without a pause',
      { log: plain, isRunning: true },
      { 'polls-at-once': ['Instead of streaming it asks again and again', 'r.query = ""; r.isEnd = () => false'] },
      { needs: ['follow'], together: throughout },
    ],
    'polite/identifies': [
      'The reader identifies itself',
      { log: plain },
      { 'has-no-name': ['No User-Agent is sent', 'delete r.headers["User-Agent"]', 'nameless'] },
      {
        source: cite([
          'RFC 9110, section 10.1.5',
          'A user agent SHOULD send a User-Agent header field in each request unless specifically configured not to do so.',
        ]),
        together: plainly,
        async look(scene, run) {
          await run.until(() => run.requests.length > 0, scene.patienceMs)
          const nameless = run.requests.find((request) => (fieldOf(request, 'User-Agent') ?? '') === '')
          return nameless === undefined ? undefined : finding('nameless', 'a User-Agent', `none in GET ${nameless.path}`)
        },
      },
    ],
  }),
]
