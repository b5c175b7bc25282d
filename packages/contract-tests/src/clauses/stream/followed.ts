import { checkBody } from '../../checks/check-body.ts'
import type { Step } from '../../checks/deliver-lines.ts'
import { deliverSteps } from '../../checks/deliver-lines.ts'
import type { Clause, Promised } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer, responsePointer } from '../../endpoint/operation.ts'
import { answers, pipe } from '../../faults/answers.ts'
import { asks, withoutFlag } from '../../faults/asks.ts'
import { editPieces, editStreams, restripPieces } from '../../faults/bytes.ts'
import { faults } from '../../faults/counterexample.ts'
import { passLines } from '../../faults/pass-lines.ts'
import { stripWith } from '../../faults/strip-with.ts'
import { ok, on } from '../../faults/which.ts'
import { mapPieces } from '../../faults/wire.ts'
import { sampleLine } from '../../samples/sample-log.ts'

const kinds = [
  '\x1b[?25l',
  '\x1b]2;a title\x1b\\',
  '\x1b]8;;https://example.com\x07',
  '\x1bP1$r0m\x1b\\',
  '\x1b_application\x1b\\',
  '\x1b^privacy\x1b\\',
  '\x1bXstart of string\x1b\\',
  '\x1b(B',
  '\x1b7',
  '\x1b F',
  '\x1b/A',
  '\x1b\\',
  '\x1b]133;A\x07',
  '\x1bP\x1b\\',
  '\u009fapplication\u009c',
  '\b\u0084\x7f',
  '\u009b31m',
  '\u009d0;title\u009c',
]

async function* endAtNewline(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let last: number | undefined
  for await (const piece of body) {
    last = piece.at(-1)
    yield piece
  }
  if (last !== undefined && last !== 0x0a) await new Promise(() => {})
}

async function* holdLines(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const rest = yield* passLines(body)
  if (rest.byteLength > 0) yield rest
}

async function* repeatParts(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let part = Buffer.alloc(0)
  for await (const piece of body) {
    const line = Buffer.concat([part, piece])
    yield part.length > 0 && line.at(-1) === 0x0a ? line : piece
    part = line.subarray(line.lastIndexOf(0x0a) + 1)
  }
}

/** Among them bytes that are not text. */
const verbatim = ['\x1b[31mred\x1b[0m\n', '\x1b]0;title\x07\u009b1mbold\r\n', Uint8Array.of(0xff, 0xc3, 0x28, 0, 0x0a)]

const parts = [sampleLine('parts', 1), 'installing', '.', ' ', '\t', '. done', '\n', '\n', '  ', 'again and', ' again', ' again\n']

interface Row extends Pick<Promised, 'id' | 'title' | 'basis' | 'restsOn' | 'source' | 'brokenBy'> {
  /** Default: one that asks for `stream=1`. */
  readonly queries?: readonly string[]
  readonly steps: readonly Step[]
  /** Written before the run ends, and not waited for. */
  readonly last?: string
  /** What all readers have in the end; default: what was written. */
  readonly printable?: string
}

const rows: readonly Row[] = [
  {
    id: 'stream/every-sequence',
    basis: 'documented',
    restsOn: ['stream/printable', 'raw/colours', 'raw/cursor', 'raw/titles', 'raw/strings'],
    title: 'A stream is free of every kind of sequence, as a plain read is',
    source: cite(parameterPointer('stream'), parameterPointer('raw')),
    steps: kinds.map((sequence, index) => ({ append: `${index}: a${sequence}b\n`, awaited: `${index}: ab\n` })),
    printable: kinds.map((_, index) => `${index}: ab\n`).join(''),
    brokenBy: faults('not-delivered', {
      'stream-strips-colours-only': [
        'A stream keeps every sequence but colours, cursors and links',
        restripPieces((piece) => stripWith(piece, { strings: undefined, shortEscapes: undefined })),
      ],
    }),
  },
  {
    id: 'stream/large-line',
    basis: 'documented',
    restsOn: ['stream/delivers-true'],
    title: 'A long line that is written while a reader waits arrives whole',
    source: cite(parameterPointer('stream')),
    steps: [{ append: sampleLine('long', 1) }, { append: `${'日本語'.repeat(30_000)}\n`, awaited: '語\n' }],
    last: sampleLine('long', 2),
    brokenBy: faults('not-delivered', {
      'cuts-long-pieces': [
        'A piece of a stream is cut after 16 kB',
        editPieces((piece) => (piece.length > 16_384 ? Buffer.concat([piece.subarray(0, 16_000), piece.subarray(-1)]) : piece)),
      ],
    }),
  },
  {
    id: 'stream/last-line',
    basis: 'expected',
    restsOn: ['stream/delivers-true'],
    title: 'A last line without a newline is streamed before the end',
    source: cite(parameterPointer('stream')),
    steps: [{ append: sampleLine('last', 1) }],
    last: 'the last line, without a newline',
    brokenBy: faults('body-hangs', {
      'hangs-without-newline': ['A stream never ends when the last line has no newline', editStreams(endAtNewline)],
      'stream-by-line': ['A stream passes whole lines and forgets what has no newline', editStreams(passLines), { code: 'bytes' }],
    }),
  },
  {
    id: 'stream/many-writes',
    basis: 'documented',
    restsOn: ['stream/delivers-true'],
    title: 'A stream goes on however often the run writes',
    source: cite(parameterPointer('stream')),
    steps: Array.from({ length: 70 }, (_, index) => ({ append: `${index + 1}\n`.padStart(4, '.') })),
    brokenBy: faults('not-delivered', {
      'stream-stops-after-64-writes': [
        'A stream forgets what comes after 64 writes',
        editPieces((piece, index) => (index < 64 ? piece : '')),
      ],
    }),
  },
  {
    id: 'stream/parts-of-a-line',
    basis: 'expected',
    restsOn: ['stream/delivers-true', 'stream/last-line'],
    title: 'A line that is written in parts is streamed part by part, with nothing between them',
    source: cite(parameterPointer('stream'), responsePointer(200)),
    steps: parts.map((append, index) => ({ append, awaited: parts.slice(0, index + 1).join('') })),
    brokenBy: faults('not-delivered', {
      'stream-adds-newlines': [
        'Each piece of a stream ends with a newline',
        editPieces((piece) => (piece.at(-1) === 0x0a ? piece : Buffer.concat([piece, Buffer.from('\n')]))),
      ],
      'stream-skips-blank-pieces': [
        'A piece of nothing but white space is not streamed',
        editPieces((piece) => (piece.toString('latin1').trim() === '' ? '' : piece)),
      ],
      'stream-waits-for-newline': ['A stream holds a line back until its newline', editStreams(holdLines)],
      'unfinished-line-repeated': ['A line that was streamed in part comes again once it is whole', editStreams(repeatParts)],
    }),
  },
  {
    id: 'stream/raw',
    basis: 'documented',
    restsOn: ['stream/delivers-true', 'raw/verbatim'],
    title: 'A stream with raw is verbatim',
    source: cite(parameterPointer('stream'), parameterPointer('raw')),
    queries: ['stream=1&raw=1', 'raw=true&stream=true'],
    steps: verbatim.map((append) => ({ append })),
    last: '\x1b[32',
    brokenBy: faults('not-delivered', {
      'stream-ignores-raw': ['A stream with raw is stripped', asks(on('stream'), withoutFlag('raw'))],
      'stream-raw-through-text': [
        'A verbatim stream is decoded: bytes that are not text are lost',
        answers(
          [ok, on('stream', 'raw')],
          pipe((body) => mapPieces(body, (piece) => piece.toString('utf8'))),
        ),
      ],
    }),
  },
]

/** What a reader gets, step by step and at the end, of a run that writes while it follows. */
export const streamFollowed: readonly Clause[] = rows.map(({ queries = ['stream=1'], steps, last = '', printable, ...promise }) =>
  defineClause({
    ...promise,
    needs: ['steeredLog'],
    async check(scene) {
      const log = await scene.arrange.steeredLog()
      const readings = queries.map((query) => scene.open(log, { query }))
      const lost = await deliverSteps(scene, log, readings, steps)
      if (lost.length === 0) await log.append(last)
      await log.finish()
      if (lost.length > 0) return lost
      const written = Buffer.concat([...steps.map(({ append }) => append), last].map((piece) => Buffer.from(piece)))
      const exchanges = await Promise.all(readings.map((reading) => reading.whole()))
      return exchanges.flatMap((exchange) => checkBody(exchange, printable ?? written, 'the log'))
    },
  }),
)
