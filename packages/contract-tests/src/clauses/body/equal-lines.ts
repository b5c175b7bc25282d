import { checkEveryForm } from '../../checks/check-body.ts'
import { sampleLine } from '../../checks/sample-log.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { operationPointer } from '../../spec/operation.ts'

export const bodyEqualLines: Clause = defineClause({
  id: 'body/equal-lines',
  title: 'A line that is written several times is there as often',
  level: 'must',
  source: cite(operationPointer()),
  needs: ['written-log'],
  async check(scene) {
    const equal = sampleLine('equal', 1)
    const log = await scene.arrange.writtenLog(
      equal,
      equal,
      `${equal}${equal}`,
      'ok\nok\nok\n',
      sampleLine('equal', 2),
      equal,
    )
    return checkEveryForm(scene, log)
  },
})
