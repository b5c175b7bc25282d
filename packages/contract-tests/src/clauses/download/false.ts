import { checkAnswer } from '../../checks/check-answer.ts'
import { checkNoAttachment } from '../../checks/check-disposition.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { asks, withFlag } from '../../faults/asks.ts'
import { query } from '../../faults/which.ts'
import { cite, parameterPointer } from '../../spec/operation.ts'

export const downloadFalse: Clause = defineClause({
  id: 'download/false',
  title: 'With download=false a browser shows the log: there is no attachment',
  level: 'must',
  source: cite(parameterPointer('download')),
  needs: ['finishedLog', 'conditionalHeaders'],
  async check({ arrange, read }) {
    const exchange = await read(await arrange.finishedLog(), { query: 'download=false' })
    const answer = checkAnswer(exchange, 200)
    return answer.length > 0 ? answer : checkNoAttachment(exchange)
  },
  brokenBy: [
    {
      name: 'downloads-for-false',
      title: 'download=false is an attachment',
      code: 'attachment',
      fault: asks(query('download', 'false'), withFlag('download', '1')),
    },
  ],
})
