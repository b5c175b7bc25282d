import { checkAnswer } from '../../checks/check-answer.ts'
import { checkBytes } from '../../checks/check-bytes.ts'
import { checkLines } from '../../checks/check-lines.ts'
import { awaitText } from '../../checks/deliver-lines.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { editPieces } from '../../faults/bytes.ts'
import { faults } from '../../faults/counterexample.ts'
import { sampleLine, sampleLog } from '../../samples/sample-log.ts'

export const streamManyLines = defineClause({
  id: 'stream/many-lines',
  basis: 'documented',
  restsOn: ['stream/delivers-true', 'stream/equals-log'],
  title: 'A burst of lines is streamed whole, in many writes and in one, every line once and in order',
  source: cite(parameterPointer('stream')),
  needs: ['steeredLog'],
  async check(scene) {
    const log = await scene.arrange.steeredLog()
    const reading = scene.open(log, { query: 'stream=1' })
    const lines = Array.from({ length: 30 }, (_, index) => sampleLine('burst', index + 1))
    for (const line of lines) await log.append(line)
    const missed = await awaitText(scene, reading, lines.at(-1) ?? '')
    if (missed.length > 0) return missed
    // Many lines in one write.
    await log.append(sampleLog('at once', 2000))
    await log.finish()
    const exchange = await reading.whole()
    const answer = checkAnswer(exchange, 200)
    if (answer.length > 0) return answer
    return [
      ...checkLines(
        exchange,
        lines.map((line) => line.trimEnd()),
      ),
      ...checkBytes(exchange, `${lines.join('')}${sampleLog('at once', 2000)}`, 'the log as it was written'),
    ]
  },
  brokenBy: faults('line-missing', {
    'loses-a-piece': ['A piece of a stream is lost', editPieces((piece, index) => (index === 3 ? '' : piece))],
    'repeats-a-piece': [
      'A piece of a stream comes twice',
      editPieces((piece, index) => (index === 3 ? Buffer.concat([piece, piece]) : piece)),
      { code: 'line-repeated' },
    ],
    'stream-cuts-large-writes': [
      'Of a write of more than fifty lines a stream gets fifty',
      editPieces((piece) => {
        const lines = piece.toString('latin1').split('\n')
        return lines.length > 51 ? Buffer.from(`${lines.slice(0, 50).join('\n')}\n`, 'latin1') : piece
      }),
      { code: 'bytes' },
    ],
  }),
})
