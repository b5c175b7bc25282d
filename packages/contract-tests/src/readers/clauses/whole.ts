import { finding } from '../../clause/clause.ts'
import { Inapplicable } from '../../clause/scene.ts'
import { cite, operationPointer } from '../../endpoint/operation.ts'
import { fieldOf } from '../../faults/wire.ts'
import { sampleLog } from '../../samples/sample-log.ts'
import { alter, gzipIfAsked, inPieces } from '../on-the-wire.ts'
import type { ReaderPromise } from '../reader-clause.ts'
import { endsWell, endsWith, lookWhole, promises } from '../reader-clause.ts'
import { blanks, pieces, plainly, texts, wide } from '../together.ts'

const plain = sampleLog('plain', 20)
const characters = wide.repeat(4)
const everyByte = Array.from({ length: Buffer.byteLength(characters) }, (_, index) => index + 1)

const group = {
  ...({ code: 'not-the-log', basis: 'documented', needs: ['whole'], restsOn: ['whole/plain'] } as const),
  source: cite(operationPointer()),
  look: lookWhole,
}

export const whole: readonly ReaderPromise[] = promises(group, {
  'whole/ends': [
    'The log is requested at its URL, and the reader ends without a failure',
    { log: plain },
    {
      'asks-elsewhere': ['It reads from another place', 'r.end(0)', 'not-asked'],
      'stays-for-ever': ['It never ends', 'r.end = () => setInterval(() => {}, 1000)', 'not-ended'],
      'always-fails': ['It fails whatever comes', 'r.isLog = () => false', 'failed'],
    },
    {
      needs: [],
      async look(scene, run) {
        const broken = await endsWell(scene, run)
        if (broken !== undefined || run.requests.some(({ path }) => path.startsWith('/v2/logs/'))) return broken
        return finding('not-asked', 'a request for /v2/logs/{id} at the URL given', `${run.requests.length} requests`)
      },
    },
  ],
  'whole/empty': [
    'An empty log is not a failure, and nothing is printed',
    {},
    {
      'prints-undefined': [
        'For an empty log "undefined" is printed',
        'r.end = (c) => { if (r.seen.length === 0) process.stdout.write("undefined"); process.exitCode = c }',
      ],
      'fails-without-bytes': ['An empty log is a failure', 'r.end = (c) => process.exit(r.seen.length === 0 ? 1 : c)', 'failed'],
    },
    // Some readers doubt for a while that a run that has printed nothing has ended.
    { waits: true, look: (scene, run) => endsWith(scene, run, '', 2.5 * scene.patienceMs) },
  ],
  'whole/gzip': [
    'A log that arrives compressed, as requested, is printed decompressed',
    { log: plain, wire: [gzipIfAsked] },
    { 'does-not-decode': ['It asks for gzip, and prints that', 'r.decode = (a) => a'] },
    {
      async look(scene, run) {
        const broken = await endsWith(scene, run, plain)
        const asks = run.requests.some((request) => /\bgzip\b/.test(fieldOf(request, 'Accept-Encoding') ?? ''))
        if (!asks) throw new Inapplicable('It does not ask for gzip')
        return broken
      },
    },
  ],
  'whole/plain': [
    'A finished log is printed byte for byte',
    { log: plain },
    {
      'drops-a-byte': ['The first byte is dropped', 'r.print = (b) => r.seen.length === b.length ? b.subarray(1) : b'],
      'prints-a-banner': ['A line of its own is printed first', 'process.stdout.write("Log of the run:\\n")'],
      'prints-twice': ['The log is printed twice', 'r.print = (b) => Buffer.concat([b, b])'],
    },
    { restsOn: [], together: plainly },
  ],
  'whole/large': [
    'A log of four megabytes is printed whole',
    { log: sampleLog('large', 800).repeat(100), output: 'late' },
    {
      'keeps-a-megabyte': ['What comes after the first megabyte is dropped', 'r.print = (b) => r.seen.length > 1e6 ? undefined : b'],
      'leaves-too-early': ['It ends before what it printed has left', 'r.write = (b) => { process.stdout.write(b); }'],
    },
    { together: texts },
  ],
  'whole/long-line': [
    'A line of a megabyte is printed whole',
    { log: `${plain}${'long '.repeat(200_000)}\n` },
    {
      'has-a-longest-line': [
        'A line of more than 64 KiB is cut',
        'let n = 0; r.print = (b) => { n = b.includes(10) ? 0 : n + b.length; return n > 65536 ? undefined : b }',
      ],
    },
    { restsOn: ['whole/plain', 'whole/large'], together: texts },
  ],
  'whole/pieces': [
    'A log is printed whole, whatever pieces it arrives in',
    { log: plain, wire: [alter(inPieces(...Array.from({ length: 40 }, (_, index) => index + 1)))] },
    { 'prints-whole-lines-only': ['What is less than a line is dropped', 'r.print = (b) => b.includes(10) ? b : undefined'] },
    { together: pieces },
  ],
  'whole/characters': [
    'Characters of several bytes are printed whole, wherever pieces cut them',
    { log: characters, wire: [alter(inPieces(...everyByte))] },
    { 'decodes-each-piece': ['Each piece is decoded on its own', 'r.print = (b) => b.toString()'] },
    { restsOn: ['whole/pieces', 'whole/wide'], together: pieces },
  ],
  'whole/wide': [
    'Characters of several bytes are printed as they are',
    { log: characters },
    {
      'prints-latin-1': ['The bytes are taken for Latin-1', 'r.print = (b) => b.toString("latin1")'],
      'prints-ascii': ['What is not ASCII is replaced', 'r.text = (t) => t.replace(/[^\\0-\\x7f]/g, "?")'],
    },
    { together: texts },
  ],
  'whole/unfinished': [
    'A last line without a newline is printed',
    { log: `${plain}and then` },
    {
      'drops-an-unfinished-line': [
        'A last line without a newline waits for one',
        'let held = Buffer.alloc(0); r.print = (b) => { b = Buffer.concat([held, b]); const n = b.lastIndexOf(10) + 1; held = b.subarray(n); return b.subarray(0, n) }',
      ],
    },
    { together: texts },
  ],
  'whole/blanks': [
    'Blank lines and spaces are printed where they are, even first and last',
    { log: `\n  \n${plain}\n\tindented \n\n\n` },
    {
      trims: ['Blanks at both ends are trimmed', 'r.text = (t) => t.trim()'],
      'skips-blank-lines': ['Blank lines are skipped', 'r.text = (t) => t.replace(/\\n+/g, "\\n")'],
    },
    { together: blanks },
  ],
  'whole/carriage-returns': [
    'Carriage returns are printed, alone and before a newline',
    { log: `10 %\r20 %\r\n${plain.replaceAll('\n', '\r\n')}` },
    { 'drops-carriage-returns': ['Carriage returns are dropped', 'r.text = (t) => t.replaceAll("\\r", "")'] },
    { together: texts },
  ],
  'whole/json': [
    'A log that looks like JSON is printed as it is',
    { log: '{"message":  "done" }\n' },
    { 'parses-json': ['What is JSON is parsed', 'r.text = (t) => { try { return String(JSON.parse(t)) } catch { return t } }'] },
  ],
  'whole/byte-order-mark': [
    'A byte order mark at the beginning is printed',
    { log: `\ufeff${plain}` },
    { 'drops-the-mark': ['A text decoder eats the mark', 'const d = new TextDecoder(); r.print = (b) => d.decode(b, { stream: true })'] },
    { basis: 'expected' },
  ],
})
