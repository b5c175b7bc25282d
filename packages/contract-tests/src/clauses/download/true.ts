import { checkAnswer } from '../../checks/check-answer.ts'
import { checkAttachment } from '../../checks/check-disposition.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { asks, withoutFlag } from '../../faults/asks.ts'
import { query } from '../../faults/which.ts'
import { cite, headerPointer, parameterPointer } from '../../spec/operation.ts'

export const downloadTrue: Clause = defineClause({
  id: 'download/true',
  title: 'With download=true a browser saves the log: Content-Disposition is attachment',
  level: 'must',
  source: [...cite(parameterPointer('download')), ...cite(headerPointer(200, 'Content-Disposition'))],
  needs: ['finishedLog'],
  async check({ arrange, read }) {
    const exchange = await read(await arrange.finishedLog(), { query: 'download=true' })
    const answer = checkAnswer(exchange, 200)
    return answer.length > 0 ? answer : checkAttachment(exchange)
  },
  brokenBy: [
    {
      name: 'download-for-one-only',
      title: 'download=true is no attachment',
      code: 'no-disposition',
      fault: asks(query('download', 'true'), withoutFlag('download')),
    },
  ],
})
