import type { Clause } from '../../clause/clause.ts'
import { cite, examplePointer } from '../../endpoint/operation.ts'
import { sampleLine, sampleLog } from '../../samples/sample-log.ts'
import { checkWhole } from '../checks.ts'
import { alter, inPieces } from '../on-the-wire.ts'
import type { ReaderScene } from '../reader-clause.ts'
import { faultyReaders, toClause } from '../reader-clause.ts'

const stack = `${sampleLine('lines', 1)}Error: no such page\n    at open (main.js:1:2)\n    at main.js:7:1\n${sampleLine('lines', 2)}`
const at = sampleLine('', 1).slice(0, 25)
const wide = `${at}ž – 日本 🎉 é\n`.repeat(4)
const every = (count: number, length: number): number[] =>
  Array.from({ length: Math.ceil(length / count) }, (_, index) => count * (index + 1))

type Row = readonly [
  title: string,
  log: string,
  pieces: readonly number[],
  faults: Parameters<typeof faultyReaders>[1],
  restsOn?: readonly string[],
]

const rows: Readonly<Record<string, Row>> = {
  'lines/each-once': [
    'Each line comes once, in its order',
    sampleLog('lines', 3000),
    [],
    {
      'drops-one-line': ['One line is dropped', 'r.text = (t) => t.replace(/.*line 2000\\n/, "")'],
      'doubles-a-line': ['One line comes twice', 'r.text = (t) => t.replace(/.*line 2000\\n/, "$&$&")'],
    },
    ['whole/plain'],
  ],
  'lines/alike': [
    'Lines that are alike come as often as they were written',
    sampleLine('alike', 1).repeat(5),
    [],
    { 'folds-lines': ['Lines that are alike come once', 'r.text = (t) => t.replace(/^(.*\\n)\\1+/gm, "$1")'] },
    ['lines/each-once'],
  ],
  'lines/messages': [
    'Messages of several lines come whole',
    stack,
    [],
    { 'drops-untimed-lines': ['Lines without a time are dropped', 'r.text = (t) => t.replace(/^(?!\\d{4}-).*\\n/gm, "")'] },
    ['lines/each-once'],
  ],
  'lines/messages-in-pieces': [
    'Messages of several lines come whole wherever the pieces cut them',
    stack,
    every(30, stack.length),
    {
      'drops-up-to-the-time': [
        'What a piece holds before its first time is dropped',
        'r.text = (t) => t.replace(/^[^]*?(?=^\\d{4}-|$(?![^]))/m, "")',
      ],
    },
    ['lines/messages', 'lines/pieces'],
  ],
  'lines/first-piece': [
    'A first line that comes in pieces is whole',
    sampleLog('lines', 5),
    [10, 20],
    {
      'drops-the-first-piece': [
        'The first piece of a line that is not whole yet is dropped',
        'r.print = (b) => b.length < 20 && r.seen.length === b.length ? undefined : b',
      ],
    },
    ['lines/each-once', 'whole/pieces'],
  ],
  'lines/pieces': [
    'Lines come whole wherever the pieces cut them',
    sampleLog('lines', 10),
    every(29, 400),
    { 'ends-each-piece': ['Each piece becomes a line', 'r.text = (t) => t.replace(/\\n?$/, "\\n")'] },
    ['lines/first-piece', 'whole/pieces'],
  ],
  'lines/characters': [
    'Lines have whole characters wherever the pieces cut them',
    wide,
    every(1, Buffer.byteLength(wide)),
    { 'decodes-pieces-of-lines': ['Each piece is decoded on its own', 'r.print = (b) => b.toString()'] },
    ['lines/pieces', 'whole/characters', 'whole/wide'],
  ],
  'lines/carriage-returns': [
    'A carriage return and its newline that two pieces share end one line',
    `${at}one\r\n${at}two\r\n${at}three\r\n`,
    [29, 59],
    { 'ends-lines-twice': ['A carriage return ends a line, and so does a newline', 'r.text = (t) => t.replaceAll("\\r", "\\n")'] },
    ['lines/pieces', 'whole/carriage-returns'],
  ],
  'lines/blank': [
    'Blank lines come, too',
    `${at}one\n\n\n${at}two\n  \nthree\n`,
    [],
    { 'leaves-blank-lines-out': ['Blank lines are left out', 'r.text = (t) => t.replace(/^\\s*\\n/gm, "")'] },
    ['lines/each-once', 'whole/blanks'],
  ],
  'lines/unfinished': [
    'A last line without a newline comes, too',
    `${sampleLog('lines', 5)}and then`,
    [],
    {
      'waits-for-the-end-of-a-line': [
        'A line without a newline waits for it',
        'let held = ""; r.print = (b) => { held += b; const n = held.lastIndexOf("\\n") + 1; const out = held.slice(0, n); held = held.slice(n); return out }',
      ],
    },
    ['lines/each-once', 'whole/unfinished'],
  ],
  'lines/long': [
    'A line of a megabyte comes in one piece',
    `${sampleLine('long', 1)}${at}${'long '.repeat(200_000)}\n${sampleLine('long', 2)}`,
    [],
    {
      'breaks-long-lines': [
        'A long line is broken',
        'let n = 0; r.print = (b) => { n = b.includes(10) ? 0 : n + b.length; return n > 65536 ? b + "\\n" : b }',
      ],
    },
    ['lines/each-once', 'whole/long-line'],
  ],
}

export const lines: readonly Clause[] = Object.entries(rows).map(([id, [title, log, pieces, faults, restsOn = []]]) =>
  toClause({
    ...{ id, title, basis: 'documented', source: cite(examplePointer(200)), needs: ['lines'], restsOn: ['whole/ends', ...restsOn] },
    check: (scene: ReaderScene) => checkWhole(scene, { log, wire: [alter(inPieces(...pieces))] }),
    brokenBy: faultyReaders('not-the-log', faults),
  }),
)
