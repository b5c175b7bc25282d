import { checkBody } from '../../checks/check-body.ts'
import type { Step } from '../../checks/deliver-lines.ts'
import { deliverSteps } from '../../checks/deliver-lines.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'
import type { Reading } from '../../witness/reading.ts'

const steps: readonly Step[] = [
  { append: '\x1b[31mred\x1b[0m\n', awaited: 'red\n' },
  { append: 'cut \x1b[1;3', awaited: 'red\n' },
  { append: '2mgreen\x1b]8;;https://exa', awaited: 'red\n' },
  { append: 'mple.com\x07', awaited: 'red\n' },
  { append: '\x1b[0m', awaited: 'red\n' },
  { append: ' link\x1b]8;;\x07\n', awaited: 'cut green link\n' },
]

export const streamPrintable: Clause = defineClause({
  id: 'stream/printable',
  title: 'Escape sequences are removed from a stream as they come, also those cut between two writes',
  level: 'must',
  source: [...cite(parameterPointer('stream')), ...cite(parameterPointer('raw'))],
  needs: ['steered-log'],
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
})
