import { checkAnswer } from '../../checks/check-answer.ts'
import { checkBytes } from '../../checks/check-bytes.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { operationPointer, responsePointer } from '../../spec/operation.ts'

export const bodyEmpty: Clause = defineClause({
  id: 'body/empty',
  title: 'A log without a line is an empty 200, not a 404',
  level: 'must',
  source: cite(operationPointer(), responsePointer(200)),
  needs: ['empty-log'],
  async check({ arrange, read }) {
    const exchange = await read(await arrange.emptyLog())
    const answer = checkAnswer(exchange, 200)
    return answer.length > 0 ? answer : checkBytes(exchange, '', 'nothing')
  },
})
