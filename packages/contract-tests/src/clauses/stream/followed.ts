import { checkBody } from '../../checks/check-body.ts'
import type { Step } from '../../checks/deliver-lines.ts'
import { deliverSteps } from '../../checks/deliver-lines.ts'
import type { Promised } from '../../clause/clause.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer, responsePointer } from '../../endpoint/operation.ts'
import { answers, ok, on, pipe } from '../../faults/answers.ts'
import { asks, withoutFlag } from '../../faults/asks.ts'
import { editPieces, editStreams, restripPieces } from '../../faults/bytes.ts'
import { passLines } from '../../faults/streams.ts'
import { stripWith } from '../../faults/strip-with.ts'
import { mapPieces } from '../../faults/wire.ts'
import { sampleLine, sampleLog } from '../../samples/sample-log.ts'

const kinds = ['\x1b[?25l', '\x1b]2;a title\x1b\\', '\x1b]8;;https://example.com\x07', '\x1b]133;A\x07']

const rarerKinds = [
  '\x1bP1$r0m\x1b\\',
  '\x1bP\x1b\\',
  '\x1b_application\x1b\\',
  '\x1b^privacy\x1b\\',
  '\x1bXstart of string\x1b\\',
  '\x1b(B',
  '\x1b7',
  '\x1b F',
  '\x1b/A',
  '\x1b\\',
  '\u009fapplication\u009c',
  '\b\u0084\x7f',
  '\u009b31m',
  '\u009d0;title\u009c',
]

function stepsOf(sequences: readonly string[]): Step[] {
  return sequences.map((sequence, index) => ({ append: `${index}: a${sequence}b\n`, awaited: `${index}: ab\n` }))
}

function textOf(steps: readonly Step[]): string {
  return steps.map(({ awaited }) => awaited).join('')
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

const verbatim = ['\x1b[31mred\x1b[0m\n', '\x1b]0;title\x07\u009b1mbold\r\n']

const parts = [sampleLine('parts', 1), 'installing', '.', ' ', '  ', '. done', '\n', '\n', '  ', 'again and', ' again', ' again\n']

interface Row extends Pick<Promised, 'id' | 'title' | 'basis' | 'restsOn' | 'source' | 'brokenBy'> {
  /** Default: one that asks for `stream=1`. */
  readonly queries?: readonly string[]
  readonly steps: readonly Step[]
  /** Written before the run ends, without waiting for it to arrive. */
  readonly last?: readonly string[]
  /** What all readers have at the end; default: what was written. */
  readonly printable?: string
}

const rows: readonly Row[] = [
  {
    id: 'stream/every-sequence',
    basis: 'documented',
    restsOn: ['stream/printable', 'raw/cursor', 'raw/titles', 'raw/links'],
    title: 'A stream contains no control sequence or operating system command of any kind, like a plain read',
    source: cite(parameterPointer('stream'), parameterPointer('raw')),
    steps: stepsOf(kinds),
    printable: textOf(stepsOf(kinds)),
    brokenBy: faults('not-delivered', {
      'stream-keeps-commands': [
        'A stream keeps operating system commands other than links',
        restripPieces((piece) => stripWith(piece, { commands: /\u001b\]8;[^\u0007\u001b\n]*(?:\u0007|\u001b\\)/g })),
      ],
    }),
  },
  {
    id: 'stream/rarer-sequences',
    basis: 'expected',
    restsOn: ['stream/every-sequence', 'raw/strings', 'raw/short-escapes', 'raw/c1', 'raw/controls'],
    title: 'A stream contains no control strings, short escapes, eight-bit forms or control characters, like a plain read',
    source: cite(parameterPointer('stream'), parameterPointer('raw')),
    steps: stepsOf(rarerKinds),
    printable: textOf(stepsOf(rarerKinds)),
    brokenBy: faults('not-delivered', {
      'stream-strips-colours-only': [
        'A stream keeps device control, application, privacy and start-of-string sequences',
        restripPieces((piece) => stripWith(piece, { strings: undefined })),
      ],
      'stream-keeps-short-escapes': [
        'A stream keeps short escapes',
        restripPieces((piece) => stripWith(piece, { shortEscapes: undefined })),
      ],
    }),
  },
  {
    id: 'stream/many-writes',
    basis: 'documented',
    restsOn: ['stream/equals-log'],
    title: 'A stream has every line once and in order, however often and however much the run writes',
    source: cite(parameterPointer('stream')),
    steps: [
      ...Array.from({ length: 70 }, (_, index) => ({ append: `${index + 1}\n`.padStart(4, '.') })),
      { append: `${'日本語'.repeat(30_000)}\n`, awaited: '語\n' },
    ],
    // A burst, and many lines in one write.
    last: [...Array.from({ length: 30 }, (_, index) => sampleLine('burst', index + 1)), sampleLog('at once', 2000)],
    brokenBy: faults('not-delivered', {
      'cuts-long-pieces': [
        'A piece of a stream is cut after 16 kB',
        editPieces((piece) => (piece.length > 16_384 ? Buffer.concat([piece.subarray(0, 16_000), piece.subarray(-1)]) : piece)),
        { code: 'bytes' },
      ],
      'loses-a-piece': ['A piece of a stream is lost', editPieces((piece, index) => (index === 3 ? '' : piece))],
      'repeats-a-piece': [
        'A piece of a stream is sent twice',
        editPieces((piece, index) => (index === 3 ? Buffer.concat([piece, piece]) : piece)),
        { code: 'bytes' },
      ],
      'stream-cuts-large-writes': [
        'A stream gets only fifty lines of a larger write',
        editPieces((piece) => {
          const lines = piece.toString('latin1').split('\n')
          return lines.length > 51 ? Buffer.from(`${lines.slice(0, 50).join('\n')}\n`, 'latin1') : piece
        }),
        { code: 'bytes' },
      ],
      'stream-stops-after-64-writes': [
        'A stream loses everything after 64 writes',
        editPieces((piece, index) => (index < 64 ? piece : '')),
      ],
    }),
  },
  {
    id: 'stream/parts-of-a-line',
    basis: 'expected',
    restsOn: ['stream/equals-log'],
    title: 'A line that is written in parts is streamed part by part, with nothing in between',
    source: cite(parameterPointer('stream'), responsePointer(200)),
    steps: parts.map((append, index) => ({ append, awaited: parts.slice(0, index + 1).join('') })),
    brokenBy: faults('not-delivered', {
      'stream-adds-newlines': [
        'Each piece of a stream ends with a newline',
        editPieces((piece) => (piece.at(-1) === 0x0a ? piece : Buffer.concat([piece, Buffer.from('\n')]))),
      ],
      'stream-skips-blank-pieces': [
        'A piece of only white space is not streamed',
        editPieces((piece) => (piece.toString('latin1').trim() === '' ? '' : piece)),
      ],
      'stream-waits-for-newline': ['A stream holds a line back until its newline', editStreams(holdLines)],
      'unfinished-line-repeated': ['A line that was streamed in part is sent again once it is whole', editStreams(repeatParts)],
    }),
  },
  {
    id: 'stream/raw',
    basis: 'documented',
    restsOn: ['stream/late-reader', 'flags/raw', 'raw/verbatim'],
    title: 'A stream with raw is verbatim',
    source: cite(parameterPointer('stream'), parameterPointer('raw')),
    queries: ['stream=1&raw=1', 'raw=true&stream=true'],
    steps: verbatim.map((append) => ({ append })),
    brokenBy: faults('not-delivered', {
      'stream-ignores-raw': ['A stream with raw is stripped', asks(on('stream'), withoutFlag('raw'))],
    }),
  },
  {
    // Not in stream/raw, which also judges a platform that keeps lines of text.
    id: 'stream/any-bytes',
    basis: 'documented',
    restsOn: ['stream/raw', 'raw/any-bytes'],
    title: 'A stream with raw has every byte, even those that are not text or follow the last line',
    source: cite(parameterPointer('stream'), parameterPointer('raw')),
    queries: ['stream=1&raw=1'],
    steps: [{ append: Uint8Array.of(0xff, 0xc3, 0x28, 0, 0x0a) }],
    last: ['\x1b[32'],
    brokenBy: faults('not-delivered', {
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

export const streamFollowed = rows.map(({ queries = ['stream=1'], steps, last = [], printable, ...promise }) =>
  defineClause({
    ...promise,
    needs: ['steeredLog'],
    async check(scene) {
      const log = await scene.arrange.steeredLog()
      const readings = queries.map((query) => scene.open(log, { query }))
      await deliverSteps(scene, log, readings, steps)
      for (const piece of last) await log.append(piece)
      await log.finish()
      const written = Buffer.concat([...steps.map(({ append }) => append), ...last].map((piece) => Buffer.from(piece)))
      const exchanges = await Promise.all(readings.map((reading) => reading.whole()))
      return exchanges.flatMap((exchange) => checkBody(exchange, printable ?? written, 'the log'))
    },
  }),
)
