import { checkAnswer } from '../../checks/check-answer.ts'
import { checkBytes } from '../../checks/check-bytes.ts'
import { deliverSteps } from '../../checks/deliver-lines.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

export const streamPrintable: Clause = defineClause({
  id: 'stream/printable',
  title: 'Escape sequences are removed from a stream as they come, also those cut between two writes',
  level: 'must',
  source: [...cite(parameterPointer('stream')), ...cite(parameterPointer('raw'))],
  needs: ['steered-log'],
  async check(scene) {
    const log = await scene.arrange.steeredLog()
    const reading = scene.open(log, { query: 'stream=1' })
    const lost = await deliverSteps(
      scene,
      log,
      [reading],
      [
        { append: '\x1b[31mred\x1b[0m\n', awaited: 'red\n' },
        { append: 'cut \x1b[1;3', awaited: 'red\n' },
        { append: '2mgreen\x1b]8;;https://exa', awaited: 'red\n' },
        { append: 'mple.com\x07 link\x1b]8;;\x07\n', awaited: 'cut green link\n' },
      ],
    )
    if (lost.length > 0) return lost
    await log.finish()
    const exchange = await reading.whole()
    return [...checkAnswer(exchange, 200), ...checkBytes(exchange, 'red\ncut green link\n', 'the printable log')]
  },
})
