import { checkAnswer, checkBody, checkLines } from '../../checks/check-body.ts'
import type { Step } from '../../checks/deliver-lines.ts'
import { awaitText, deliverSteps } from '../../checks/deliver-lines.ts'
import { defineClause, faults, finding } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, not, off, ok, on, query } from '../../faults/answers.ts'
import { asks, withFlag } from '../../faults/asks.ts'
import { restripLateStreams, restripPieces, restripStreams } from '../../faults/bytes.ts'
import { stripSequences } from '../../faults/strip-with.ts'
import { withBody, withQuery } from '../../faults/wire.ts'
import { excerpt } from '../../print/excerpt.ts'
import { sampleLine } from '../../samples/sample-log.ts'
import type { Reading } from '../../witness/reading.ts'

const steps: readonly Step[] = [
  { append: '\x1b[31mred\x1b[0m\n', awaited: 'red\n' },
  { append: 'cut \x1b[1;3', awaited: 'red\n' },
  { append: '2mgreen\x1b]8;;https://exa', awaited: 'red\n' },
  { append: 'mple.com\x07', awaited: 'red\n' },
  { append: '\x1b[0m', awaited: 'red\n' },
  { append: ' link\x1b]8;;\x07\n', awaited: 'cut green link\n' },
]

async function* untilEmpty(printable: AsyncIterable<Uint8Array>, raw: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const pieces = printable[Symbol.asyncIterator]()
  for await (const piece of raw) {
    const nothing =
      Buffer.from(piece)
        .toString('latin1')
        .replace(/\u001b\[[0-?]*[@-~]/g, '') === ''
    if (nothing) return
    const next = await pieces.next()
    if (next.done === true) return
    yield next.value
  }
}

function strip(piece: Buffer): Buffer {
  const text = piece.toString('latin1').replace(/\u001b\[[0-?]*(?:[@-~]|$)|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\|$)/g, '')
  return Buffer.from(text, 'latin1')
}

const streamPrintable = defineClause({
  id: 'stream/printable',
  basis: 'documented',
  restsOn: ['stream/late-reader', 'raw/colours', 'raw/links', 'raw/cut'],
  title: 'Escape sequences are removed from a stream as they arrive, even if cut between two writes',
  source: cite(parameterPointer('stream'), parameterPointer('raw')),
  needs: ['steeredLog'],
  async check(scene) {
    const log = await scene.arrange.steeredLog()
    const readings: Reading[] = []
    for (const step of steps) {
      // Each step adds a reader for which a sequence may begin in what is already there.
      readings.push(scene.open(log, { query: 'stream=1' }))
      await deliverSteps(scene, log, readings, [step])
    }
    await log.finish()
    const exchanges = await Promise.all(readings.map((reading) => reading.whole()))
    return exchanges.flatMap((exchange) => checkBody(exchange, 'red\ncut green link\n', 'the printable log'))
  },
  brokenBy: faults('not-delivered', {
    'empty-piece-ends-stream': [
      'A piece without a printable character ends a stream',
      answers([ok, on('stream'), off('raw')], async (answer, request, { forward }) => {
        const raw = await forward(withQuery(request, 'raw', '1'))
        return withBody(answer, untilEmpty(answer.body, raw.body))
      }),
      { code: 'ended-early' },
    ],
    'late-reader-cut-sequence': ['The rest of a sequence that was cut when a late reader came leaks', restripLateStreams(strip)],
    'stream-is-raw': ['A stream without raw is verbatim', asks([on('stream'), not(query('raw'))], withFlag('raw', '1'))],
    'stream-leaks-cut-sequences': [
      'A sequence that is cut between two writes leaks into a stream',
      restripPieces((piece) => piece.toString('utf8').replace(/\u001b\[[0-?]*[@-~]|\u001b\][^\u0007]*\u0007/g, '')),
    ],
  }),
})

const text = 'kůň 日本 \u{1f600}\n'

const streamCharacters = defineClause({
  id: 'stream/characters',
  basis: 'documented',
  restsOn: ['stream/late-reader', 'body/characters'],
  title: 'A character that is cut between two writes arrives whole, even for a reader that came between them',
  source: cite(parameterPointer('stream')),
  needs: ['steeredLog'],
  async check(scene) {
    const log = await scene.arrange.steeredLog()
    const early = scene.open(log, { query: 'stream=1' })
    await deliverSteps(scene, log, [early], [{ append: sampleLine('characters', 1) }])
    const [begun, ...others] = Buffer.from(text.slice(1))
    await log.append(`${text.slice(0, 1)}`)
    await log.append(Uint8Array.of(begun ?? 0))
    const late = scene.open(log, { query: 'stream=1' })
    await awaitText(scene, [late], sampleLine('characters', 1))
    for (const byte of others) await log.append(Uint8Array.of(byte))
    await awaitText(scene, [early, late], text)
    await log.finish()
    const exchanges = await Promise.all([early.whole(), late.whole()])
    const written = `${sampleLine('characters', 1)}${text}`
    return exchanges.flatMap((exchange) => checkBody(exchange, written, 'the log as it was written'))
  },
  brokenBy: faults('not-delivered', {
    'decodes-pieces': ['Each piece of a stream is decoded separately', restripPieces((piece) => piece.toString('utf8'))],
    'late-reader-cut-character': [
      'The rest of a character that was cut when a late reader came is broken',
      restripLateStreams((piece) => piece.toString('utf8')),
    ],
  }),
})

const begun = ['\x1b', '\x1b[', '\x1b[38;5', '\x1b]0;title', '\x1bP1$r', '\x1b(', '\x1b_app']

/** Ends a command or string only at its terminator. */
async function* swallow(raw: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held = ''
  for await (const piece of raw) {
    held += Buffer.from(piece)
      .toString('latin1')
      .replace(/\u001b\[[0-?]*[ -/]*[@-~]?|\u001b(?![\]PX^_])[ -/]*[0-~]?/g, '')
    held = held.replace(/\u001b[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)/g, '')
    const open = held.indexOf('\u001b')
    const clean = open === -1 ? held : held.slice(0, open)
    held = held.slice(clean.length)
    if (clean !== '') yield Buffer.from(clean, 'latin1')
  }
}

const streamUnfinished = defineClause({
  id: 'stream/unfinished',
  basis: 'expected',
  restsOn: ['raw/unfinished', 'stream/printable', 'stream/rarer-sequences'],
  title: 'A sequence that is never finished holds back no later line of a stream and leaves no escape character',
  source: cite(parameterPointer('stream'), parameterPointer('raw')),
  needs: ['steeredLog'],
  async check(scene) {
    const log = await scene.arrange.steeredLog()
    const reading = scene.open(log, { query: 'stream=1' })
    const lines = begun.map((_, index) => sampleLine('unfinished', index + 1))
    const steps = begun.map((sequence, index) => ({
      append: `begun ${sequence}\n${lines[index]}`,
      awaited: lines[index] ?? '',
    }))
    await deliverSteps(scene, log, [reading], steps)
    await log.append('end\x1b]0;title')
    await log.finish()
    const exchange = await reading.whole()
    const left = exchange.text.includes('\x1b') ? [finding('escape', 'no escape character', excerpt(exchange.body), exchange)] : []
    return [
      ...checkAnswer(exchange, 200),
      ...checkLines(
        exchange,
        lines.map((line) => line.trimEnd()),
      ),
      ...left,
    ]
  },
  brokenBy: faults('escape', {
    'stream-leaves-unfinished': ['An unfinished sequence leaves its escape character in a stream', restripPieces(stripSequences)],
    'stream-swallows-unfinished': ['An unfinished sequence hides the rest of a stream', restripStreams(swallow), { code: 'not-delivered' }],
  }),
})

export const streamStripped = [streamPrintable, streamCharacters, streamUnfinished]
