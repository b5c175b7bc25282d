import { checkAnswer } from '../../checks/check-answer.ts'
import { checkLines } from '../../checks/check-lines.ts'
import { deliverSteps } from '../../checks/deliver-lines.ts'
import { defineClause, faults, finding } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { restripPieces, restripStreams } from '../../faults/bytes.ts'
import { stripSequences } from '../../faults/strip-with.ts'
import { excerpt } from '../../print/excerpt.ts'
import { sampleLine } from '../../samples/sample-log.ts'

const begun = ['\x1b', '\x1b[', '\x1b[38;5', '\x1b]0;title', '\x1bP1$r', '\x1b(', '\x1b_app']

/** Takes a command or string for finished only by what ends it. */
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

export const streamUnfinished = defineClause({
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
    const lost = await deliverSteps(scene, log, [reading], steps)
    if (lost.length > 0) return lost
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
    'stream-leaves-unfinished': [
      'In a stream a sequence that is never finished leaves its escape character',
      restripPieces(stripSequences),
    ],
    'stream-swallows-unfinished': [
      'In a stream a sequence that is never finished hides all that follows',
      restripStreams(swallow),
      { code: 'not-delivered' },
    ],
  }),
})
