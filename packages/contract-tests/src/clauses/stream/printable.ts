import { checkBody } from '../../checks/check-body.ts'
import type { Step } from '../../checks/deliver-lines.ts'
import { deliverSteps } from '../../checks/deliver-lines.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { not, on, query } from '../../faults/answers.ts'
import { asks, withFlag } from '../../faults/asks.ts'
import { restripLateStreams, restripPieces } from '../../faults/bytes.ts'
import { isOn, withBody, withQuery } from '../../faults/wire.ts'
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

export const streamPrintable = defineClause({
  id: 'stream/printable',
  basis: 'documented',
  restsOn: ['stream/late-reader', 'raw/colours', 'raw/links', 'raw/cut'],
  title: 'Escape sequences are removed from a stream as they come, also those cut between two writes',
  source: cite(parameterPointer('stream'), parameterPointer('raw')),
  needs: ['steeredLog'],
  async check(scene) {
    const log = await scene.arrange.steeredLog()
    const readings: Reading[] = []
    for (const step of steps) {
      // With each comes a reader to whom a sequence may begin in what is already there.
      readings.push(scene.open(log, { query: 'stream=1' }))
      const lost = await deliverSteps(scene, log, readings, [step])
      if (lost.length > 0) return lost
    }
    await log.finish()
    const exchanges = await Promise.all(readings.map((reading) => reading.whole()))
    return exchanges.flatMap((exchange) => checkBody(exchange, 'red\ncut green link\n', 'the printable log'))
  },
  brokenBy: faults('not-delivered', {
    'empty-piece-ends-stream': [
      'A piece of which nothing is printable ends a stream',
      () => async (request, forward) => {
        if (!isOn(request, 'stream') || isOn(request, 'raw')) return forward(request)
        const answer = await forward(request)
        const raw = await forward(withQuery(request, 'raw', '1'))
        return answer.status === 200 ? withBody(answer, untilEmpty(answer.body, raw.body)) : answer
      },
      { code: 'ended-early' },
    ],
    'late-reader-cut-sequence': ['What is left of a sequence that was cut when a late reader came leaks', restripLateStreams(strip)],
    'stream-is-raw': ['A stream without raw is verbatim', asks([on('stream'), not(query('raw'))], withFlag('raw', '1'))],
    'stream-leaks-cut-sequences': [
      'A sequence that is cut between two writes leaks into a stream',
      restripPieces((piece) => piece.toString('utf8').replace(/\u001b\[[0-?]*[@-~]|\u001b\][^\u0007]*\u0007/g, '')),
    ],
  }),
})
