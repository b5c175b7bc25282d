import { finding } from '../../clause/clause.ts'
import { Inapplicable } from '../../clause/scene.ts'
import { cite, operationPointer, parameterPointer, responsePointer } from '../../endpoint/operation.ts'
import { become, drop, frame, setHeader, setStatus } from '../../faults/answers.ts'
import { alter, endAt, gzip, hangUp, keepFirst, passOn, refuseWith, stallAt, unlessPastCaches } from '../on-the-wire.ts'
import type { Look, ReaderPromise, Together } from '../reader-clause.ts'
import { compareLogs, lookNotWhole, promises, told } from '../reader-clause.ts'
import { brokenInTurn, half, interrupted, lookAtStopped, missing, plain, refused } from '../together.ts'

const gone = refuseWith(404)
const page = '<!doctype html><title>Maintenance</title><p>Back soon.\n'

/** A stream that ends before its run does: a follower must not take that for the end. */
const lookOn: Look = async (scene, run) => {
  await run.until(() => run.ending !== undefined || run.received >= plain.length, scene.patienceMs / 2)
  if (run.ending === undefined || run.ending.isFailure || run.received >= plain.length) return undefined
  const seen = `${run.ending.words}, having printed ${run.received} of ${plain.length} bytes${told(run)}`
  return finding('taken-for-whole', 'no end as long as the run has not ended', seen)
}

/** A reader that gets everything that a cache holds back would also get it without a cache. */
const cachedHalf: Together = {
  situation: { log: plain, isRunning: true, wire: [unlessPastCaches(alter(endAt(half)))] },
  look: async (scene, run, situation) => {
    const found = await lookOn(scene, run, situation)
    if (run.received < plain.length) throw new Inapplicable('It did not read on')
    return found
  },
}

const following = {
  ...({ basis: 'expected', needs: ['follow'] } as const),
  source: cite(parameterPointer('stream')),
  look: lookOn,
  together: cachedHalf,
}

const group = {
  ...({ code: 'taken-for-whole', basis: 'documented', restsOn: ['honest/missing'] } as const),
  source: cite(operationPointer(), responsePointer(200)),
}

/** What arrives is not the log, or not all of it; a second request is told that there is none. */
export const honest: readonly ReaderPromise[] = promises(group, {
  'honest/missing': [
    'A log that does not exist does not end like an empty one',
    { log: plain, wire: [gone] },
    { 'takes-404-for-empty': ['A missing log is an empty one', 'r.onAnswer = (a) => { if (a.statusCode === 404) r.end(0) }'] },
    { look: lookNotWhole('there is no such log'), source: cite(responsePointer(404)), restsOn: [], together: missing },
  ],
  'honest/refused': [
    'A log that may not be read does not end like an empty one',
    { log: plain, wire: [refuseWith(403)] },
    { 'takes-403-for-empty': ['A refused log is an empty one', 'r.onAnswer = (a) => { if (a.statusCode === 403) r.end(0) }'] },
    { look: lookNotWhole('the log may not be read'), source: cite(responsePointer(403)), together: refused },
  ],
  'honest/server-error': [
    'A server error does not end like a log',
    { log: plain, wire: [refuseWith(500), gone] },
    { 'takes-500-for-empty': ['A server error is an empty log', 'r.onAnswer = (a) => { if (a.statusCode === 500) r.end(0) }'] },
    { look: lookNotWhole('the server failed'), together: brokenInTurn },
  ],
  'honest/no-answer': [
    'A connection that is closed without an answer does not end like an empty log',
    { log: plain, wire: [hangUp, gone] },
    { 'forgives-silence': ['No answer is an empty log', 'r.waitMs = () => r.end(0)'] },
    { look: lookNotWhole('no answer came'), together: brokenInTurn },
  ],
  'honest/html': [
    'A page with status 200 does not end like a log',
    { log: plain, wire: [alter(become(200, 'text/html; charset=utf-8', page)), gone] },
    { 'takes-any-type': ['Whatever has status 200 is the log', 'r.isLog = (a) => a.statusCode === 200'] },
    { look: lookNotWhole('a web page came, not the log') },
  ],
  'honest/no-content': [
    'A 204 does not end like an empty log',
    { log: plain, wire: [alter(become(204, 'text/plain', ''), drop('Content-Length', 'Content-Type'), frame('none')), gone] },
    {
      'takes-204-for-empty': [
        'A 204 is an empty log',
        'const l = r.isLog; r.isLog = (a) => a.statusCode === 204 || l(a); r.isEnd = () => true',
      ],
    },
    { look: lookNotWhole('a 204 came, which is no log, not even an empty one') },
  ],
  'honest/part': [
    'An unrequested part does not end like a whole log',
    {
      log: plain,
      wire: [alter(keepFirst(100), setStatus(206, 'Partial Content'), setHeader('Content-Range', `bytes 0-99/${plain.length}`)), gone],
    },
    { 'takes-a-part': ['A 206 is the log', 'const l = r.isLog; r.isLog = (a) => a.statusCode === 206 || l(a)'] },
    {
      look: lookNotWhole('a 206 came, with half of the log'),
      basis: 'required',
      source: cite([
        'RFC 9110, section 15.3.7',
        "A client MUST inspect a 206 response's Content-Type and Content-Range field(s) to determine what parts are enclosed and whether additional requests are needed.",
      ]),
      restsOn: ['honest/missing', 'honest/no-content'],
    },
  ],
  'honest/redirect': [
    'A redirect to a page does not end like a log',
    {
      log: plain,
      wire: [alter(become(302, 'text/plain', 'Found\n', [['Location', '/login']])), alter(become(200, 'text/html', page)), gone],
    },
    {
      'prints-a-redirect': [
        'The text of a redirect is printed',
        'const l = r.isLog; r.isLog = (a) => a.statusCode === 302 || l(a); r.isEnd = () => true',
      ],
    },
    { look: lookNotWhole('the answer led to a page to log in at'), basis: 'expected', restsOn: ['honest/missing', 'honest/html'] },
  ],
  'honest/unasked-coding': [
    'A log that arrives compressed without being asked for is decoded, or is a failure',
    { log: plain, wire: [alter(gzip), gone] },
    {
      'prints-gzip': ['Bytes are printed whatever their coding', 'delete r.headers["Accept-Encoding"]; r.decode = (a) => a', 'not-the-log'],
    },
    {
      basis: 'expected',
      source: cite([
        'RFC 9110, section 8.4',
        'The "Content-Encoding" header field indicates what content codings have been applied to the representation, beyond those inherent in the media type, and thus what decoding mechanisms have to be applied in order to obtain data in the media type referenced by the Content-Type header field.',
      ]),
      restsOn: ['honest/missing', 'whole/plain', 'whole/gzip'],
      async look(scene, run) {
        await run.ends(scene.patienceMs / 2)
        return run.ending?.isFailure === false ? compareLogs(run.output, Buffer.from(plain), run.isExact) : undefined
      },
    },
  ],
  'honest/unreachable': [
    'A server that cannot be reached does not end like an empty log',
    { isGone: true },
    {
      'forgives-absence': ['A missing server is an empty log', 'const m = r.tell; r.tell = (t) => /REFUSED/.test(t) ? r.end(0) : m(t)'],
    },
    { restsOn: ['honest/no-answer'], look: lookNotWhole('nothing listens there') },
  ],
  'honest/clean-end': [
    'A stream that ends cleanly before its run is not the end',
    { log: plain, isRunning: true, wire: [alter(endAt(half)), passOn] },
    { 'trusts-an-end': ['Whatever ends in order has ended', 'r.isEnd = () => true'] },
    { ...following, restsOn: ['honest/cut', 'live/each-line'] },
  ],
  'honest/cached-half': [
    'Half a log in a cache is not taken for the whole log',
    cachedHalf.situation,
    {
      'asks-the-cache': [
        'An end is confirmed by whatever answers',
        'const { headers } = r; Object.defineProperty(r, "headers", { get: () => headers, set() {} })',
      ],
    },
    { ...following, restsOn: ['honest/clean-end'] },
  ],
  'honest/stopped': [
    'A reader that is stopped in the middle of a log does not end like one that got it whole',
    { log: plain, wire: [alter(stallAt(half))] },
    { 'stops-with-0': ['A stop is a success', 'process.on("SIGINT", () => process.exit(0))'] },
    {
      basis: 'expected',
      needs: ['process'],
      restsOn: ['obedient/interrupt'],
      together: interrupted,
      async look(scene, run) {
        await run.until(() => run.received > 0, scene.patienceMs / 12)
        if (run.ending !== undefined && run.signalled === undefined) return undefined
        run.signal('SIGINT')
        await run.ends(scene.patienceMs)
        return lookAtStopped(run)
      },
    },
  ],
})
