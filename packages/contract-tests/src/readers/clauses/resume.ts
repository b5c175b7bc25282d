import { cite, operationPointer, responsePointer } from '../../endpoint/operation.ts'
import { edit } from '../../faults/answers.ts'
import { Reset } from '../../faults/wire.ts'
import { sampleLog } from '../../samples/sample-log.ts'
import { alter, breakAt, cutAt, endAt, hangUp, passOn, refuseWith, withLength } from '../on-the-wire.ts'
import type { Look, ReaderPromise, Together } from '../reader-clause.ts'
import { lookNotWhole, lookWhole, promises } from '../reader-clause.ts'
import { wide } from '../together.ts'
import { endWith } from './live.ts'

const plain = sampleLog('resumed', 40)
const half = plain.length / 2 + 7
const lineEnd = plain.indexOf('\n', half) + 1
const characters = wide.repeat(40)
/** Within the third byte of a character. */
const withinCharacter = Buffer.from(characters).indexOf('🎉', 300) + 2
const again = (change: string): string =>
  `let isNew = false; r.onAnswer = () => { isNew = r.failures > 0 }; r.print = (b) => { if (isNew) { isNew = false; ${change} } return b }`
const giveUpIf = (when: string): string => `const m = r.waitMs; r.waitMs = (...a) => (${when}) ? r.end(1) : m(...a)`

const limited = refuseWith(429, [['Retry-After', '1']])
const after = 'after the cut\n'

/** The run goes on until the reader has everything, or has had enough time. */
const lookToTheEnd: Look = async (scene, run, { log }) => {
  const bytes = Buffer.byteLength(`${log}`)
  for (let had = -1; had < run.received && run.received < bytes && run.ending === undefined; ) {
    had = run.received
    await run.until(() => run.received > had || run.ending !== undefined, scene.patienceMs)
  }
  return await endWith(scene, run, after, `${log}${after}`)
}

/** Cuts in turn, each a little further on: now here, now there. */
const cutInTurn: Together = {
  situation: {
    log: `${plain}${characters}`,
    isRunning: true,
    wire: [
      ...([alter(breakAt(0)), alter(breakAt(1))] as const),
      ...[half, half + 1, lineEnd, plain.length + withinCharacter].map((bytes) => alter(breakAt(bytes))),
      alter(breakAt(plain.length + withinCharacter + 30, { error: new Reset(), ms: 2000 })),
      passOn,
    ],
  },
  look: lookToTheEnd,
}

const group = {
  ...({ code: 'failed', basis: 'documented', needs: ['resume'], restsOn: ['resume/cut'], waits: true } as const),
  source: cite(operationPointer(), responsePointer(200)),
  look: lookWhole,
  together: cutInTurn,
}

/** Connections that break, one after the other; the log is there all the time. */
export const resume: readonly ReaderPromise[] = promises(group, {
  'resume/cut': [
    'After a connection is closed in the middle of a line, nothing is lost or repeated',
    { log: plain, wire: [alter(breakAt(half)), passOn] },
    {
      'prints-again': [
        'After a cut the log is printed from its start',
        'r.onAnswer = () => { if (r.failures > 0) r.seen = Buffer.alloc(0) }',
        'not-the-log',
      ],
      'drops-the-begun-line': ['After a cut the rest of the line is dropped', again('b = b.subarray(b.indexOf(10) + 1)'), 'not-the-log'],
      'does-not-resume': ['A cut is a failure at once', 'r.tries = 0'],
    },
    { restsOn: ['whole/plain', 'honest/cut'] },
  ],
  'resume/reset': [
    'After a connection is reset, nothing is lost or repeated',
    { log: plain, wire: [alter(breakAt(half, { error: new Reset() })), passOn] },
    {
      'fails-on-a-reset': [
        'A reset is a failure at once',
        'const d = r.decode; r.decode = async function* (a) { try { yield* d(a) } catch { r.end(1) } }',
      ],
    },
  ],
  'resume/line-end': [
    'After a cut between two lines, nothing is lost or repeated',
    { log: plain, wire: [alter(breakAt(lineEnd)), passOn] },
    {
      'repeats-a-line': [
        'After a cut the last line is printed again',
        again('b = Buffer.concat([r.seen.subarray(0, -b.length).subarray(-50), b])'),
        'not-the-log',
      ],
    },
  ],
  'resume/character': [
    'After a cut within a character, the character is whole',
    { log: characters, wire: [alter(breakAt(withinCharacter)), passOn] },
    {
      'decodes-each-connection': [
        'Each connection is decoded separately',
        'let d; r.onAnswer = () => { d = new TextDecoder() }; r.print = (b) => d.decode(b, { stream: true })',
        'not-the-log',
      ],
    },
    { restsOn: ['resume/cut', 'whole/wide', 'whole/characters'] },
  ],
  'resume/first-byte': [
    'After a cut before the first byte, the log is read',
    { log: plain, wire: [alter(breakAt(0)), passOn] },
    { 'fails-without-a-byte': ['A connection without a byte is a failure at once', giveUpIf('r.seen.length === 0')] },
  ],
  'resume/several': [
    'After several cuts, each a little further on, nothing is lost or repeated',
    { log: plain, wire: [alter(breakAt(1)), alter(breakAt(half)), alter(breakAt(half + 1)), passOn] },
    { 'resumes-once': ['The second cut is a failure', `let n = 0; ${giveUpIf('++n > 1')}`] },
  ],
  'resume/length': [
    'After a cut of a log of known length, nothing is lost or repeated',
    { log: plain, wire: [alter(withLength, cutAt(half)), alter(withLength)] },
    {
      'resumes-streams-only': [
        'A log of known length is not resumed',
        'const d = r.decode; r.decode = async function* (a) { try { yield* d(a) } catch (e) { if (a.headers["content-length"]) r.end(1); throw e } }',
      ],
    },
    { restsOn: ['resume/cut', 'honest/length'], together: undefined },
  ],
  'resume/restart': [
    'While a server restarts, the reader waits for it',
    { log: plain, wire: [alter(breakAt(half)), hangUp, hangUp, passOn] },
    { 'waits-for-no-restart': ['The second failure in a row is the last', giveUpIf('r.failures > 1')] },
    { together: undefined },
  ],
  'resume/limited': [
    'A 429 between two connections is waited out',
    { log: plain, wire: [alter(breakAt(half)), limited, passOn] },
    { 'fails-on-429': ['A 429 is a failure at once', 'r.isAskedAgain = (s) => s >= 500'] },
    { restsOn: ['resume/cut', 'resume/server-errors'], together: undefined },
  ],
  'resume/server-errors': [
    'Server errors between two connections are waited out',
    { log: plain, wire: [alter(breakAt(half)), refuseWith(503), refuseWith(500), passOn] },
    { 'fails-on-5xx': ['A 5xx is a failure at once', 'r.isAskedAgain = (s) => s === 429'] },
    { together: undefined },
  ],
  'resume/stall': [
    'After a stream that has stalled and is then cut, nothing is lost or repeated',
    { log: plain, wire: [alter(breakAt(half, { ms: 2000 })), passOn] },
    {
      'takes-a-stall-for-the-end': [
        'A second without a byte is the end',
        'r.onAnswer = (a) => void a.setTimeout(1000, () => r.end(0))',
        'not-the-log',
      ],
    },
    { restsOn: ['resume/cut', 'live/silence', 'honest/stalled'] },
  ],
  'resume/running': [
    'After a cut while the run is running, the reader continues to its end',
    { log: plain, isRunning: true, wire: [alter(breakAt(half)), passOn] },
    {
      'resumes-as-it-is': [
        'After a cut it reads only what is there',
        'const m = r.waitMs; r.waitMs = (...a) => { r.query = ""; return m(...a) }',
        'not-the-log',
      ],
    },
    { restsOn: ['resume/cut', 'live/ends'], look: lookToTheEnd },
  ],
  'resume/changed': [
    'A log that has changed between two connections is a failure',
    { log: plain, wire: [alter(breakAt(half)), alter(edit('line 2\n', 'line X\n'))] },
    { 'trusts-a-replay': ['Bytes that were printed are skipped unseen', 'r.isChanged = () => false', 'taken-for-whole'] },
    { look: lookNotWhole('what was printed is no longer in the log'), together: undefined },
  ],
  'resume/shorter': [
    'A log that is shorter than what was printed of it is a failure',
    { log: plain, wire: [alter(breakAt(half)), alter(endAt(300)), refuseWith(404)] },
    {
      'takes-less-for-the-end': [
        'A replay that ends early is the end',
        'r.isShort = () => false; const e = r.isEnd; r.isEnd = (a) => r.failures > 0 || e(a)',
        'taken-for-whole',
      ],
    },
    { restsOn: ['resume/cut', 'resume/changed'], look: lookNotWhole('less came than had been printed'), together: undefined },
  ],
})
