import { checkEveryForm } from '../../checks/check-body.ts'
import { sampleLine } from '../../checks/sample-log.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { operationPointer } from '../../spec/operation.ts'

export const bodyLongLine: Clause = defineClause({
  id: 'body/long-line',
  title: 'A line of a megabyte is neither cut nor wrapped',
  level: 'must',
  source: cite(operationPointer()),
  needs: ['written-log'],
  async check(scene) {
    const long = Array.from({ length: 131_072 }, (_, index) => `${`${index}`.padStart(7)},`).join('')
    const log = await scene.arrange.writtenLog(sampleLine('long', 1), `${long}\n`, sampleLine('long', 2), long)
    return checkEveryForm(scene, log)
  },
})
