import { checkAnswer } from '../../checks/check-answer.ts'
import { checkBytes } from '../../checks/check-bytes.ts'
import { deliverSteps } from '../../checks/deliver-lines.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { editStreams } from '../../faults/bytes.ts'
import { faults } from '../../faults/counterexample.ts'
import { passLines } from '../../faults/pass-lines.ts'
import { sampleLine } from '../../samples/sample-log.ts'

async function* endAtNewline(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let last: number | undefined
  for await (const piece of body) {
    last = piece.at(-1)
    yield piece
  }
  if (last !== undefined && last !== 0x0a) await new Promise(() => {})
}

export const streamLastLine = defineClause({
  id: 'stream/last-line',
  title: 'A last line without a newline is streamed before the end',
  level: 'must',
  source: cite(parameterPointer('stream')),
  needs: ['steeredLog'],
  async check(scene) {
    const log = await scene.arrange.steeredLog()
    const reading = scene.open(log, { query: 'stream=1' })
    const lost = await deliverSteps(scene, log, [reading], [{ append: sampleLine('last', 1) }])
    if (lost.length > 0) return lost
    await log.append('the last line, without a newline')
    await log.finish()
    const exchange = await reading.whole()
    const written = `${sampleLine('last', 1)}the last line, without a newline`
    return [...checkAnswer(exchange, 200), ...checkBytes(exchange, written, 'the log with its last line')]
  },
  brokenBy: faults('body-hangs', {
    'hangs-without-newline': ['A stream never ends when the last line has no newline', editStreams(endAtNewline)],
    'stream-by-line': ['A stream passes whole lines and forgets what has no newline', editStreams(passLines), { code: 'bytes' }],
  }),
})
