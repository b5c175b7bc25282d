import { checkAnswer } from '../../checks/check-answer.ts'
import { checkBytes } from '../../checks/check-bytes.ts'
import { deliverSteps } from '../../checks/deliver-lines.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { editPieces } from '../../faults/bytes.ts'
import { faults } from '../../faults/counterexample.ts'
import { sampleLine } from '../../samples/sample-log.ts'

export const streamLargeLine = defineClause({
  id: 'stream/large-line',
  title: 'A long line that is written while a reader waits arrives whole',
  level: 'must',
  source: cite(parameterPointer('stream')),
  needs: ['steeredLog'],
  async check(scene) {
    const log = await scene.arrange.steeredLog()
    const reading = scene.open(log, { query: 'stream=1' })
    const long = `${'日本語'.repeat(30_000)}\n`
    const lost = await deliverSteps(scene, log, [reading], [{ append: sampleLine('long', 1) }, { append: long, awaited: '語\n' }])
    if (lost.length > 0) return lost
    await log.append(sampleLine('long', 2))
    await log.finish()
    const exchange = await reading.whole()
    const written = `${sampleLine('long', 1)}${long}${sampleLine('long', 2)}`
    return [...checkAnswer(exchange, 200), ...checkBytes(exchange, written, 'the log as it was written')]
  },
  brokenBy: faults('not-delivered', {
    'cuts-long-pieces': [
      'A piece of a stream is cut after 16 kB',
      editPieces((piece) => (piece.length > 16_384 ? Buffer.concat([piece.subarray(0, 16_000), piece.subarray(-1)]) : piece)),
    ],
  }),
})
