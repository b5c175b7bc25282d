import { checkAnswer } from '../../checks/check-answer.ts'
import { checkBytes } from '../../checks/check-bytes.ts'
import { deliverSteps } from '../../checks/deliver-lines.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

export const streamRaw: Clause = defineClause({
  id: 'stream/raw',
  title: 'A stream with raw is verbatim',
  level: 'must',
  source: [...cite(parameterPointer('stream')), ...cite(parameterPointer('raw'))],
  needs: ['steered-log'],
  async check(scene) {
    const log = await scene.arrange.steeredLog()
    const readings = [scene.open(log, { query: 'stream=1&raw=1' }), scene.open(log, { query: 'raw=true&stream=true' })]
    const written = ['\x1b[31mred\x1b[0m\n', '\x1b]0;title\x07\u009b1mbold\r\n', '\x1b[32']
    const lost = await deliverSteps(
      scene,
      log,
      readings,
      written.map((append) => ({ append })),
    )
    await log.finish()
    if (lost.length > 0) return lost
    const exchanges = await Promise.all(readings.map((reading) => reading.whole()))
    return exchanges.flatMap((exchange) => [
      ...checkAnswer(exchange, 200),
      ...checkBytes(exchange, written.join(''), 'the log verbatim'),
    ])
  },
})
