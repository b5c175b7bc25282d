import { checkBody } from '../../checks/check-body.ts'
import { deliverSteps } from '../../checks/deliver-lines.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, pipe } from '../../faults/answers.ts'
import { asks, withoutFlag } from '../../faults/asks.ts'
import { faults } from '../../faults/counterexample.ts'
import { ok, on } from '../../faults/which.ts'
import { mapPieces } from '../../faults/wire.ts'

/** Among them bytes that are no text. */
const pieces = ['\x1b[31mred\x1b[0m\n', '\x1b]0;title\x07\u009b1mbold\r\n', Uint8Array.of(0xff, 0xc3, 0x28, 0, 0x0a)]
const last = '\x1b[32'

export const streamRaw = defineClause({
  id: 'stream/raw',
  title: 'A stream with raw is verbatim',
  level: 'must',
  source: cite(parameterPointer('stream'), parameterPointer('raw')),
  needs: ['steeredLog'],
  async check(scene) {
    const log = await scene.arrange.steeredLog()
    const readings = [scene.open(log, { query: 'stream=1&raw=1' }), scene.open(log, { query: 'raw=true&stream=true' })]
    const steps = pieces.map((append) => ({ append }))
    const lost = await deliverSteps(scene, log, readings, steps)
    if (lost.length > 0) return lost
    await log.append(last)
    await log.finish()
    const written = Buffer.concat([...pieces, last].map((piece) => Buffer.from(piece)))
    const exchanges = await Promise.all(readings.map((reading) => reading.whole()))
    return exchanges.flatMap((exchange) => checkBody(exchange, written, 'the log verbatim'))
  },
  brokenBy: faults('not-delivered', {
    'stream-ignores-raw': ['A stream with raw is stripped', asks(on('stream'), withoutFlag('raw'))],
    'stream-raw-through-text': [
      'A verbatim stream is decoded: bytes that are no text are lost',
      answers(
        [ok, on('stream', 'raw')],
        pipe((body) => mapPieces(body, (piece) => piece.toString('utf8'))),
      ),
    ],
  }),
})
