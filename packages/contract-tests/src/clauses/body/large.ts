import { checkAnswer } from '../../checks/check-answer.ts'
import { checkEveryForm } from '../../checks/check-body.ts'
import { checkSame } from '../../checks/check-same.ts'
import { largeLogLimits } from '../../checks/large-log.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { Blocked } from '../../clause/scene.ts'
import { cite } from '../../clause/source.ts'
import { operationPointer } from '../../spec/operation.ts'

const least = 2 * 1024 * 1024

export const bodyLarge: Clause = defineClause({
  id: 'body/large',
  title: 'A log of some megabytes arrives whole',
  level: 'must',
  source: cite(operationPointer()),
  needs: ['large-log'],
  async check(scene) {
    const { written, ...log } = await scene.arrange.largeLog()
    if (written !== undefined) return checkEveryForm(scene, { ...log, written }, largeLogLimits)
    const exchange = await scene.read(log, largeLogLimits)
    const answer = checkAnswer(exchange, 200)
    if (answer.length > 0) return answer
    if (exchange.received < least)
      throw new Blocked(`The large log has only ${exchange.received} bytes: use one of ${least}`)
    return checkSame(await scene.read(log, largeLogLimits), exchange, 'the first read')
  },
})
