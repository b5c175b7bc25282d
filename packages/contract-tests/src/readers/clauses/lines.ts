import { cite, examplePointer } from '../../endpoint/operation.ts'
import { sampleLine, sampleLog } from '../../samples/sample-log.ts'
import { alter, inPieces } from '../on-the-wire.ts'
import type { ReaderPromise } from '../reader-clause.ts'
import { lookWhole, promises } from '../reader-clause.ts'
import type { Situation } from '../reader-target.ts'
import { at, blanks, pieces, stack, texts, wide } from '../together.ts'

const every = (count: number, length: number): number[] =>
  Array.from({ length: Math.ceil(length / count) }, (_, index) => count * (index + 1))

const cut = (log: string, ...ends: readonly number[]): Situation => ({ log, wire: [alter(inPieces(...ends))] })

const group = {
  ...({ code: 'not-the-log', basis: 'documented', needs: ['lines'], restsOn: ['lines/each-once'] } as const),
  source: cite(examplePointer(200)),
  look: lookWhole,
  together: texts,
}

export const lines: readonly ReaderPromise[] = promises(group, {
  'lines/each-once': [
    'Each line arrives once and in order',
    { log: sampleLog('lines', 3000) },
    {
      'drops-one-line': ['One line is dropped', 'r.text = (t) => t.replace(/.*line 2000\\n/, "")'],
      'doubles-a-line': ['One line comes twice', 'r.text = (t) => t.replace(/.*line 2000\\n/, "$&$&")'],
    },
    { restsOn: ['whole/plain'] },
  ],
  'lines/alike': [
    'Equal lines arrive as often as they were written',
    { log: sampleLine('alike', 1).repeat(5) },
    { 'folds-lines': ['Lines that are alike come once', 'r.text = (t) => t.replace(/^(.*\\n)\\1+/gm, "$1")'] },
  ],
  'lines/messages': [
    'Messages of several lines arrive whole',
    { log: stack },
    { 'drops-untimed-lines': ['Lines without a time are dropped', 'r.text = (t) => t.replace(/^(?!\\d{4}-).*\\n/gm, "")'] },
  ],
  'lines/messages-in-pieces': [
    'Messages of several lines arrive whole, wherever pieces cut them',
    cut(stack, ...every(30, stack.length)),
    {
      'drops-up-to-the-time': [
        'The part of a piece before its first time is dropped',
        'r.text = (t) => t.replace(/^[^]*?(?=^\\d{4}-|$(?![^]))/m, "")',
      ],
    },
    { restsOn: ['lines/messages', 'lines/pieces'], together: pieces },
  ],
  'lines/first-piece': [
    'A first line that arrives in pieces is whole',
    cut(sampleLog('lines', 5), 10, 20),
    {
      'drops-the-first-piece': [
        'A first piece that is not a whole line is dropped',
        'r.print = (b) => b.length < 20 && r.seen.length === b.length ? undefined : b',
      ],
    },
    { restsOn: ['lines/each-once', 'whole/pieces'], together: pieces },
  ],
  'lines/pieces': [
    'Lines arrive whole, wherever pieces cut them',
    cut(sampleLog('lines', 10), ...every(29, 400)),
    { 'ends-each-piece': ['Each piece becomes a line', 'r.text = (t) => t.replace(/\\n?$/, "\\n")'] },
    { restsOn: ['lines/first-piece', 'whole/pieces'], together: pieces },
  ],
  'lines/characters': [
    'Lines have whole characters, wherever pieces cut them',
    cut(`${at}${wide}`.repeat(4), ...every(1, 4 * Buffer.byteLength(`${at}${wide}`))),
    { 'decodes-pieces-of-lines': ['Each piece is decoded on its own', 'r.print = (b) => b.toString()'] },
    { restsOn: ['lines/pieces', 'whole/characters', 'whole/wide'], together: pieces },
  ],
  'lines/carriage-returns': [
    'A carriage return and a newline in two pieces end one line',
    cut(`${at}one\r\n${at}two\r\n${at}three\r\n`, 29, 59),
    { 'ends-lines-twice': ['A carriage return ends a line, and so does a newline', 'r.text = (t) => t.replaceAll("\\r", "\\n")'] },
    { restsOn: ['lines/pieces', 'whole/carriage-returns'], together: pieces },
  ],
  'lines/blank': [
    'Blank lines arrive, too',
    { log: `${at}one\n\n\n${at}two\n  \nthree\n` },
    { 'leaves-blank-lines-out': ['Blank lines are left out', 'r.text = (t) => t.replace(/^\\s*\\n/gm, "")'] },
    { restsOn: ['lines/each-once', 'whole/blanks'], together: blanks },
  ],
  'lines/unfinished': [
    'A last line without a newline arrives, too',
    { log: `${sampleLog('lines', 5)}and then` },
    {
      'waits-for-the-end-of-a-line': [
        'A line without a newline waits for one',
        'let held = ""; r.print = (b) => { held += b; const n = held.lastIndexOf("\\n") + 1; const out = held.slice(0, n); held = held.slice(n); return out }',
      ],
    },
    { restsOn: ['lines/each-once', 'whole/unfinished'] },
  ],
  'lines/long': [
    'A line of a megabyte arrives in one piece',
    { log: `${sampleLine('long', 1)}${at}${'long '.repeat(200_000)}\n${sampleLine('long', 2)}` },
    {
      'breaks-long-lines': [
        'A long line is broken',
        'let n = 0; r.print = (b) => { n = b.includes(10) ? 0 : n + b.length; return n > 65536 ? b + "\\n" : b }',
      ],
    },
    { restsOn: ['lines/each-once', 'whole/long-line'] },
  ],
})
