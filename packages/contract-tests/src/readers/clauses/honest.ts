import { finding } from '../../clause/clause.ts'
import { Inapplicable } from '../../clause/scene.ts'
import { cite, operationPointer, parameterPointer, responsePointer } from '../../endpoint/operation.ts'
import { become, drop, frame, setHeader, setStatus } from '../../faults/answers.ts'
import type { Fault } from '../../faults/counterexample.ts'
import { Reset } from '../../faults/wire.ts'
import { compareLogs, lookNotWhole, told } from '../checks.ts'
import {
  alter,
  breakAt,
  cutAt,
  endAt,
  gzip,
  hangUp,
  keepFirst,
  passOn,
  refuseWith,
  stallAt,
  unlessPastCaches,
  withLength,
} from '../on-the-wire.ts'
import type { Look, ReaderPromise, Together } from '../reader-clause.ts'
import { faultyReaders } from '../reader-clause.ts'
import type { Situation } from '../reader-target.ts'
import { interrupted, lookAtStopped } from '../stopping.ts'
import { brokenInTurn, half, missing, plain, refused, stalledOnce } from '../together.ts'

const gone = refuseWith(404)

const incomplete = cite([
  'RFC 9112, section 8',
  'A client that receives an incomplete response message, which can occur when a connection is closed prematurely or when decoding a supposedly chunked transfer coding fails, MUST record the message as incomplete.',
])
const documented = cite(operationPointer(), responsePointer(200))
const page = '<!doctype html><title>Maintenance</title><p>Back soon.\n'
const forgiving =
  'const d = r.decode; r.decode = async function* (a) { try { yield* d(a) } catch (e) { if (!(WHEN)) throw e; r.isWhole = r.isEnd = () => true } }'
const forgives = (when: string): string => forgiving.replace('WHEN', when)

type Row = readonly [
  title: string,
  what: string,
  wire: readonly [Fault, ...Fault[]],
  brokenBy: Readonly<Record<string, readonly [title: string, fault: string]>>,
  more: Pick<ReaderPromise, 'basis' | 'source'> & Partial<ReaderPromise>,
]

/** What comes is not the log, or not all of it; whoever asks again is told that there is none. */
const rows: Readonly<Record<string, Row>> = {
  'honest/missing': [
    'A log that does not exist does not end like an empty one',
    'there is no such log',
    [gone],
    { 'takes-404-for-empty': ['A missing log is an empty one', 'r.onAnswer = (a) => { if (a.statusCode === 404) r.end(0) }'] },
    { basis: 'documented', source: cite(responsePointer(404)), together: missing },
  ],
  'honest/refused': [
    'A log that may not be read does not end like an empty one',
    'the log may not be read',
    [refuseWith(403)],
    { 'takes-403-for-empty': ['A refused log is an empty one', 'r.onAnswer = (a) => { if (a.statusCode === 403) r.end(0) }'] },
    { basis: 'documented', source: cite(responsePointer(403)), restsOn: ['honest/missing'], together: refused },
  ],
  'honest/server-error': [
    'The error of a server does not end like a log',
    'the server failed',
    [refuseWith(500), gone],
    { 'takes-500-for-empty': ['A server error is an empty log', 'r.onAnswer = (a) => { if (a.statusCode === 500) r.end(0) }'] },
    { basis: 'documented', source: documented, restsOn: ['honest/missing'], together: brokenInTurn },
  ],
  'honest/cut': [
    'A stream whose connection is closed does not end like a whole log',
    'the connection was closed in the middle of the stream',
    [alter(breakAt(half)), gone],
    { 'forgives-a-cut': ['A stream that is cut is an end', forgives('true')] },
    { basis: 'required', source: incomplete, restsOn: ['honest/missing'], together: brokenInTurn },
  ],
  'honest/reset': [
    'A stream whose connection is reset does not end like a whole log',
    'the connection was reset in the middle of the stream',
    [alter(breakAt(half, { error: new Reset() })), gone],
    { 'forgives-a-reset': ['A stream that is reset is an end', forgives('e.code === "ECONNRESET"')] },
    { basis: 'required', source: incomplete, restsOn: ['honest/missing', 'honest/cut'], together: brokenInTurn },
  ],
  'honest/closing': [
    'A stream that is cut does not end like a whole log though its connection was to be closed anyway',
    'the connection was closed in the middle of the stream, after which it was to be closed',
    [alter(breakAt(half, { isClosing: true })), gone],
    { 'forgives-a-closing-cut': ['Whatever closes as announced has ended', forgives('a.headers.connection === "close"')] },
    { basis: 'expected', source: incomplete, restsOn: ['honest/missing', 'honest/cut'], together: brokenInTurn },
  ],
  'honest/length': [
    'Fewer bytes than were announced do not end like a whole log',
    'half of the announced bytes came',
    [alter(withLength, cutAt(half)), gone],
    { 'ignores-the-length': ['An announced length is not looked at', forgives('a.headers["content-length"]')] },
    { basis: 'required', source: incomplete, restsOn: ['honest/missing', 'honest/cut'], together: brokenInTurn },
  ],
  'honest/stalled': [
    'A stream that stalls for good does not end like a whole log',
    'the stream stalled in the middle',
    [alter(stallAt(half)), gone],
    { 'takes-silence-for-the-end': ['A second without a byte is the end', 'r.onAnswer = (a) => void a.setTimeout(1000, () => r.end(0))'] },
    { basis: 'required', source: incomplete, restsOn: ['honest/missing'], together: stalledOnce },
  ],
  'honest/no-answer': [
    'A connection that is closed without an answer does not end like an empty log',
    'no answer came',
    [hangUp, gone],
    { 'forgives-silence': ['No answer is an empty log', 'r.waitMs = () => r.end(0)'] },
    { basis: 'documented', source: documented, restsOn: ['honest/missing'], together: brokenInTurn },
  ],
  'honest/gzip-cut': [
    'A compressed log whose connection is closed does not end like a whole one',
    'the connection was closed in the middle of a compressed log',
    [alter(gzip, cutAt(100)), gone],
    { 'forgives-cut-gzip': ['A compressed log that is cut is an end', forgives('a.headers["content-encoding"]')] },
    { basis: 'required', source: incomplete, restsOn: ['honest/missing', 'honest/length'] },
  ],
  'honest/gzip-short': [
    'A compressed log that ends before its trailer does not end like a whole one',
    'the compressed log ended before its trailer',
    [alter(gzip, endAt(100)), gone],
    { 'forgives-short-gzip': ['A compressed log without its trailer is an end', forgives('e.code === "Z_BUF_ERROR"')] },
    {
      basis: 'expected',
      source: cite(['RFC 1952, section 2.2', 'A gzip file consists of a series of "members" (compressed data sets).']),
      restsOn: ['honest/missing', 'honest/gzip-cut', 'honest/closing', 'honest/unasked-coding'],
    },
  ],
  'honest/html': [
    'A page with status 200 does not end like a log',
    'a web page came, not the log',
    [alter(become(200, 'text/html; charset=utf-8', page)), gone],
    { 'takes-any-type': ['Whatever has status 200 is the log', 'r.isLog = (a) => a.statusCode === 200'] },
    { basis: 'documented', source: documented, restsOn: ['honest/missing'] },
  ],
  'honest/no-content': [
    'A 204 does not end like an empty log',
    'a 204 came, which is no log, not even an empty one',
    [alter(become(204, 'text/plain', ''), drop('Content-Length', 'Content-Type'), frame('none')), gone],
    {
      'takes-204-for-empty': [
        'A 204 is an empty log',
        'const l = r.isLog; r.isLog = (a) => a.statusCode === 204 || l(a); r.isEnd = () => true',
      ],
    },
    { basis: 'documented', source: documented, restsOn: ['honest/missing'] },
  ],
  'honest/part': [
    'A part that was not asked for does not end like a whole log',
    'a 206 came, with half of the log',
    [alter(keepFirst(100), setStatus(206, 'Partial Content'), setHeader('Content-Range', `bytes 0-99/${plain.length}`)), gone],
    { 'takes-a-part': ['A 206 is the log', 'const l = r.isLog; r.isLog = (a) => a.statusCode === 206 || l(a)'] },
    {
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
    'the answer led to a page to log in at',
    [alter(become(302, 'text/plain', 'Found\n', [['Location', '/login']])), alter(become(200, 'text/html', page)), gone],
    {
      'prints-a-redirect': [
        'The words of a redirect are printed',
        'const l = r.isLog; r.isLog = (a) => a.statusCode === 302 || l(a); r.isEnd = () => true',
      ],
    },
    { basis: 'expected', source: documented, restsOn: ['honest/missing', 'honest/html'] },
  ],
}

const cachedHalf: Situation = { log: plain, isRunning: true, wire: [unlessPastCaches(alter(endAt(half)))] }

/** A stream that has ended before its run has: nobody who follows takes that for the end. */
const lookOn: Look = async (scene, run) => {
  await run.until(() => run.ending !== undefined || run.received >= plain.length, scene.patienceMs / 2)
  if (run.ending === undefined || run.ending.isFailure || run.received >= plain.length) return []
  const seen = `${run.ending.words}, having printed ${run.received} of ${plain.length} bytes${told(run)}`
  return [finding('taken-for-whole', 'no end as long as the run has not ended', seen)]
}

/** A reader that has all that a cache keeps back would have it without a cache, too. */
const readOn: Together = {
  situation: cachedHalf,
  look: async (scene, run, situation) => {
    const found = await lookOn(scene, run, situation)
    if (run.received < plain.length) throw new Inapplicable('It has not read on')
    return found
  },
}

const honestEnds: readonly ReaderPromise[] = [
  {
    id: 'honest/unasked-coding',
    title: 'A log that comes compressed without being asked for is decoded, or is a failure',
    basis: 'expected',
    source: cite([
      'RFC 9110, section 8.4',
      'The "Content-Encoding" header field indicates what content codings have been applied to the representation, beyond those inherent in the media type, and thus what decoding mechanisms have to be applied in order to obtain data in the media type referenced by the Content-Type header field.',
    ]),
    restsOn: ['honest/missing', 'whole/plain', 'whole/gzip'],
    situation: { log: plain, wire: [alter(gzip), gone] },
    async look(scene, run) {
      await run.ends(scene.patienceMs / 2)
      return run.ending?.isFailure === false ? compareLogs(run.output, Buffer.from(plain), run.isExact) : []
    },
    brokenBy: faultyReaders('not-the-log', {
      'prints-gzip': ['Bytes are printed whatever their coding', 'delete r.headers["Accept-Encoding"]; r.decode = (a) => a'],
    }),
  },
  {
    id: 'honest/unreachable',
    title: 'A server that cannot be reached does not end like an empty log',
    basis: 'documented',
    source: documented,
    restsOn: ['honest/no-answer'],
    situation: { isGone: true },
    look: lookNotWhole('nothing listens there'),
    brokenBy: faultyReaders('taken-for-whole', {
      'forgives-absence': ['No server is an empty log', 'const m = r.tell; r.tell = (t) => /REFUSED/.test(t) ? r.end(0) : m(t)'],
    }),
  },
  {
    id: 'honest/clean-end',
    title: 'A stream that ends in order before its run has ended is not the end',
    basis: 'expected',
    source: cite(parameterPointer('stream')),
    needs: ['follow'],
    restsOn: ['honest/cut', 'live/each-line'],
    situation: { log: plain, isRunning: true, wire: [alter(endAt(half)), passOn] },
    ...{ look: lookOn, together: readOn },
    brokenBy: faultyReaders('taken-for-whole', { 'trusts-an-end': ['Whatever ends in order has ended', 'r.isEnd = () => true'] }),
  },
  {
    id: 'honest/cached-half',
    title: 'Half of a log that a cache has kept is not confirmed by the cache',
    basis: 'expected',
    source: cite(parameterPointer('stream')),
    needs: ['follow'],
    restsOn: ['honest/clean-end'],
    ...{ situation: cachedHalf, look: lookOn, together: readOn },
    brokenBy: faultyReaders('taken-for-whole', {
      'asks-the-cache': [
        'An end is confirmed by whoever answers',
        'const { headers } = r; Object.defineProperty(r, "headers", { get: () => headers, set() {} })',
      ],
    }),
  },
  {
    id: 'honest/stopped',
    title: 'A reader that is stopped in the middle of a log does not end like one that had it whole',
    basis: 'expected',
    source: documented,
    needs: ['process'],
    restsOn: ['obedient/interrupt'],
    situation: { log: plain, wire: [alter(stallAt(half))] },
    together: interrupted,
    async look(scene, run) {
      await run.until(() => run.received > 0, scene.patienceMs / 12)
      if (run.ending !== undefined && run.signalled === undefined) return []
      run.signal('SIGINT')
      await run.ends(scene.patienceMs)
      return lookAtStopped(run)
    },
    brokenBy: faultyReaders('taken-for-whole', { 'stops-with-0': ['A stop is a success', 'process.on("SIGINT", () => process.exit(0))'] }),
  },
]

export const honest: readonly ReaderPromise[] = [
  ...Object.entries(rows).map(([id, [title, what, wire, brokenBy, more]]) => ({
    ...{ id, title, ...more, brokenBy: faultyReaders('taken-for-whole', brokenBy) },
    ...{ situation: { log: plain, wire }, look: lookNotWhole(what) },
  })),
  ...honestEnds,
]
