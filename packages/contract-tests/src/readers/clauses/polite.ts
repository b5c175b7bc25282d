import type { Clause } from '../../clause/clause.ts'
import { finding } from '../../clause/finding.ts'
import { Inapplicable } from '../../clause/scene.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import type { Fault } from '../../faults/counterexample.ts'
import { fieldOf } from '../../faults/wire.ts'
import { sampleLog } from '../../samples/sample-log.ts'
import { passOn, refuseWith } from '../on-the-wire.ts'
import type { ReaderPromise, ReaderScene } from '../reader-clause.ts'
import { faultyReaders, toClause } from '../reader-clause.ts'
import type { Situation } from '../reader-target.ts'

const plain = sampleLog('polite', 5)
const askedMs = 2000
/** A timer may be early by a little. */
const earlyMs = 30
const watchedMs = 2000
const mostRequests = 10

const retryAfter = cite([
  'RFC 9110, section 10.2.3',
  'Servers send the "Retry-After" header field to indicate how long the user agent ought to wait before making a follow-up request.',
])

/**
 * If the reader asks again, it has waited as it was told: for so many seconds, or up to a date, which is a whole number of them, too. Code:
 * `too-early`.
 */
async function checkWait(scene: ReaderScene, status: 429 | 503, isDate = false) {
  let notBefore = 0
  const refuse: Fault = (runs) => (request, forward) => {
    const date = 1000 * Math.ceil((Date.now() + askedMs) / 1000)
    notBefore = isDate ? date - performance.timeOrigin : performance.now() + askedMs
    const value = isDate ? new Date(date).toUTCString() : String(askedMs / 1000)
    return refuseWith(status, [['Retry-After', value]])(runs)(request, forward)
  }
  await using run = await scene.arrange.read({ log: plain, wire: [refuse, passOn] })
  await run.until(() => run.requests.length > 1 || run.ending !== undefined, scene.patienceMs)
  const second = run.requests[1]
  if (second === undefined) throw new Inapplicable('It does not ask again')
  const early = Math.round(notBefore - second.at)
  return early <= earlyMs ? [] : [finding('too-early', `no request for ${askedMs} ms or more`, `one ${early} ms too early`)]
}

/** The reader asks no more than a few times in a while. Code: `hammers`. */
async function checkPeace(scene: ReaderScene, situation: Situation) {
  await using run = await scene.arrange.read(situation)
  await run.until(() => run.requests.length > mostRequests || run.ending !== undefined, watchedMs)
  const { length } = run.requests
  return length <= mostRequests ? [] : [finding('hammers', `at most ${mostRequests} requests in ${watchedMs} ms`, `${length} in less`)]
}

const hasty = 'r.tries = 1000; r.waitMs = () => 5'

const promises: readonly Omit<ReaderPromise, 'basis'>[] = [
  {
    id: 'polite/retry-after',
    title: 'After a 429 it is asked again when the answer said',
    source: [...retryAfter, ...cite(responsePointer(429))],
    restsOn: ['whole/ends', 'polite/errors'],
    check: (scene) => checkWait(scene, 429),
    brokenBy: faultyReaders('too-early', { 'does-not-wait': ['Retry-After is not read', 'r.waitMs = () => 500'] }),
  },
  {
    id: 'polite/away',
    title: 'After a 503 it is asked again when the answer said',
    source: retryAfter,
    restsOn: ['polite/retry-after'],
    check: (scene) => checkWait(scene, 503),
    brokenBy: faultyReaders('too-early', {
      'waits-on-429-only': [
        'Retry-After of a 503 is not read',
        'const m = r.waitMs; r.waitMs = (a, n) => a.statusCode === 503 ? 500 : m(a, n)',
      ],
    }),
  },
  {
    id: 'polite/retry-after-date',
    title: 'After a 429 with a date it is not asked again before',
    source: retryAfter,
    restsOn: ['polite/retry-after'],
    check: (scene) => checkWait(scene, 429, true),
    brokenBy: faultyReaders('too-early', {
      'reads-no-date': [
        'A date is no number, and nothing is waited',
        'const m = r.waitMs; r.waitMs = (a, n) => Number.isNaN(+a?.headers["retry-after"]) ? 300 : m(a, n)',
      ],
    }),
  },
  {
    id: 'polite/errors',
    title: 'A server that fails is not asked all the time',
    source: cite(responsePointer(429)),
    check: (scene) => checkPeace(scene, { wire: [refuseWith(503)] }),
    brokenBy: faultyReaders('hammers', { 'hammers-a-server': ['What fails is tried again at once', hasty] }),
  },
  {
    id: 'polite/refusal',
    title: 'What is refused for good is not asked all the time',
    source: cite(responsePointer(403)),
    restsOn: ['polite/errors'],
    check: (scene) => checkPeace(scene, { wire: [refuseWith(403)] }),
    brokenBy: faultyReaders('hammers', {
      'hammers-at-a-refusal': ['A 403 is tried again at once', `${hasty}; r.isAskedAgain = (s) => s === 403`],
    }),
  },
  {
    id: 'polite/silence',
    title: 'A run that prints nothing is not asked for all the time',
    source: cite(responsePointer(429)),
    needs: ['follow'],
    check: (scene) => checkPeace(scene, { log: plain, isRunning: true }),
    brokenBy: faultyReaders('hammers', {
      'polls-at-once': ['Instead of streaming it asks again and again', 'r.query = ""; r.isEnd = () => false'],
    }),
  },
  {
    id: 'polite/identifies',
    title: 'The reader says what it is',
    source: cite([
      'RFC 9110, section 10.1.5',
      'A user agent SHOULD send a User-Agent header field in each request unless specifically configured not to do so.',
    ]),
    async check(scene) {
      await using run = await scene.arrange.read({ log: plain })
      await run.until(() => run.requests.length > 0, scene.patienceMs)
      const nameless = run.requests.find((request) => (fieldOf(request, 'User-Agent') ?? '') === '')
      return nameless === undefined ? [] : [finding('nameless', 'a User-Agent', `none in GET ${nameless.path}`)]
    },
    brokenBy: faultyReaders('nameless', { 'has-no-name': ['No User-Agent is sent', 'delete r.headers["User-Agent"]'] }),
  },
]

export const polite: readonly Clause[] = promises.map((promise) => toClause({ basis: 'expected', restsOn: ['whole/ends'], ...promise }))
