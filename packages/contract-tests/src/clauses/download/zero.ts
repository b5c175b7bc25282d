import { checkAnswer } from '../../checks/check-answer.ts'
import { checkNoAttachment } from '../../checks/check-disposition.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { asks, withFlag } from '../../faults/asks.ts'
import { query } from '../../faults/which.ts'
import { cite, parameterPointer } from '../../spec/operation.ts'

export const downloadZero: Clause = defineClause({
  id: 'download/zero',
  title: 'With download=0 a browser shows the log: there is no attachment',
  level: 'must',
  source: cite(parameterPointer('download')),
  needs: ['finishedLog', 'conditionalHeaders'],
  async check({ arrange, read }) {
    const exchange = await read(await arrange.finishedLog(), { query: 'download=0' })
    const answer = checkAnswer(exchange, 200)
    return answer.length > 0 ? answer : checkNoAttachment(exchange)
  },
  brokenBy: [
    {
      name: 'downloads-for-zero',
      title: 'download=0 is an attachment',
      code: 'attachment',
      fault: asks(query('download', '0'), withFlag('download', '1')),
    },
  ],
})
