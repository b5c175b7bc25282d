import { checkBody } from '../../checks/check-body.ts'
import { deliverSteps } from '../../checks/deliver-lines.ts'
import { sampleLine } from '../../checks/sample-log.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import type { Finding } from '../../clause/finding.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer, responsePointer } from '../../spec/operation.ts'

export const streamPartsOfALine: Clause = defineClause({
  id: 'stream/parts-of-a-line',
  title: 'A line that is written in parts is streamed part by part, with nothing between them',
  level: 'should',
  source: [...cite(parameterPointer('stream')), ...cite(responsePointer(200))],
  needs: ['steered-log'],
  async check(scene) {
    const log = await scene.arrange.steeredLog()
    const reading = scene.open(log, { query: 'stream=1' })
    const parts = [
      sampleLine('parts', 1),
      'installing',
      '.',
      ' ',
      '\t',
      '. done',
      '\n',
      '\n',
      '  ',
      'again and',
      ' again',
      ' again\n',
    ]
    const found: Finding[] = []
    let written = ''
    for (const part of parts) {
      written += part
      found.push(...(await deliverSteps(scene, log, [reading], [{ append: part, awaited: written }])))
      if (found.length > 0) return found
    }
    await log.finish()
    return checkBody(await reading.whole(), written, 'the log as it was written')
  },
})
