import { cite } from '../../endpoint/operation.ts'
import { Reset } from '../../faults/wire.ts'
import { alter, breakAt, cutAt, endAt, gzip, refuseWith, stallAt, withLength } from '../on-the-wire.ts'
import type { ReaderPromise } from '../reader-clause.ts'
import { lookNotWhole, promises } from '../reader-clause.ts'
import { brokenInTurn, half, plain, stalledOnce } from '../together.ts'

const gone = refuseWith(404)

const incomplete = cite([
  'RFC 9112, section 8',
  'A client that receives an incomplete response message, which can occur when a connection is closed prematurely or when decoding a supposedly chunked transfer coding fails, MUST record the message as incomplete.',
])
const forgiving =
  'const d = r.decode; r.decode = async function* (a) { try { yield* d(a) } catch (e) { if (!(WHEN)) throw e; r.isWhole = r.isEnd = () => true } }'
const forgives = (when: string): string => forgiving.replace('WHEN', when)

const group = {
  ...({ code: 'taken-for-whole', basis: 'required', restsOn: ['honest/missing', 'honest/cut'] } as const),
  source: incomplete,
  together: brokenInTurn,
}

/** A log that breaks off does not end like a whole one; a second request is told that there is none. */
export const brokenOff: readonly ReaderPromise[] = promises(group, {
  'honest/cut': [
    'A stream whose connection is closed does not end like a whole log',
    { log: plain, wire: [alter(breakAt(half)), gone] },
    { 'forgives-a-cut': ['A stream that is cut is an end', forgives('true')] },
    { look: lookNotWhole('the connection was closed in the middle of the stream'), restsOn: ['honest/missing'] },
  ],
  'honest/reset': [
    'A stream whose connection is reset does not end like a whole log',
    { log: plain, wire: [alter(breakAt(half, { error: new Reset() })), gone] },
    { 'forgives-a-reset': ['A stream that is reset is an end', forgives('e.code === "ECONNRESET"')] },
    { look: lookNotWhole('the connection was reset in the middle of the stream') },
  ],
  'honest/closing': [
    'A stream that is cut does not end like a whole log even if its connection was to be closed anyway',
    { log: plain, wire: [alter(breakAt(half, { isClosing: true })), gone] },
    { 'forgives-a-closing-cut': ['Whatever closes as announced has ended', forgives('a.headers.connection === "close"')] },
    { look: lookNotWhole('the connection was closed in the middle of the stream, after which it was to be closed'), basis: 'expected' },
  ],
  'honest/length': [
    'Fewer bytes than were announced do not end like a whole log',
    { log: plain, wire: [alter(withLength, cutAt(half)), gone] },
    { 'ignores-the-length': ['An announced length is not looked at', forgives('a.headers["content-length"]')] },
    { look: lookNotWhole('half of the announced bytes came') },
  ],
  'honest/stalled': [
    'A stream that stalls for good does not end like a whole log',
    { log: plain, wire: [alter(stallAt(half)), gone] },
    { 'takes-silence-for-the-end': ['A second without a byte is the end', 'r.onAnswer = (a) => void a.setTimeout(1000, () => r.end(0))'] },
    { look: lookNotWhole('the stream stalled in the middle'), restsOn: ['honest/missing'], together: stalledOnce },
  ],
  'honest/gzip-cut': [
    'A compressed log whose connection is closed does not end like a whole one',
    { log: plain, wire: [alter(gzip, cutAt(100)), gone] },
    { 'forgives-cut-gzip': ['A compressed log that is cut is an end', forgives('a.headers["content-encoding"]')] },
    {
      look: lookNotWhole('the connection was closed in the middle of a compressed log'),
      restsOn: ['honest/missing', 'honest/length'],
      together: undefined,
    },
  ],
  'honest/gzip-short': [
    'A compressed log that ends before its trailer does not end like a whole one',
    { log: plain, wire: [alter(gzip, endAt(100)), gone] },
    { 'forgives-short-gzip': ['A compressed log without its trailer is an end', forgives('e.code === "Z_BUF_ERROR"')] },
    {
      look: lookNotWhole('the compressed log ended before its trailer'),
      basis: 'expected',
      source: cite(['RFC 1952, section 2.2', 'A gzip file consists of a series of "members" (compressed data sets).']),
      restsOn: ['honest/missing', 'honest/gzip-cut', 'honest/closing', 'honest/unasked-coding'],
      together: undefined,
    },
  ],
})
