import { checkAnswer } from '../../checks/check-answer.ts'
import { checkAttachment } from '../../checks/check-disposition.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { headerPointer, parameterPointer } from '../../spec/operation.ts'

export const downloadOne: Clause = defineClause({
  id: 'download/one',
  title: 'With download=1 a browser saves the log: Content-Disposition is attachment',
  level: 'must',
  source: [...cite(parameterPointer('download')), ...cite(headerPointer(200, 'Content-Disposition'))],
  needs: ['finished-log'],
  async check({ arrange, read }) {
    const exchange = await read(await arrange.finishedLog(), { query: 'download=1' })
    const answer = checkAnswer(exchange, 200)
    return answer.length > 0 ? answer : checkAttachment(exchange)
  },
})
