import { checkAnswer } from '../../checks/check-answer.ts'
import { checkNoAttachment } from '../../checks/check-disposition.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { isOn, queryOf, withQuery } from '../../faults/wire.ts'
import { cite, parameterPointer } from '../../spec/operation.ts'

export const downloadAbsent: Clause = defineClause({
  id: 'download/absent',
  title: 'Without download a browser shows the log: there is no attachment',
  level: 'must',
  source: cite(parameterPointer('download')),
  needs: ['finishedLog', 'conditionalHeaders'],
  async check({ arrange, read }) {
    const exchange = await read(await arrange.finishedLog())
    const answer = checkAnswer(exchange, 200)
    return answer.length > 0 ? answer : checkNoAttachment(exchange)
  },
  brokenBy: [
    {
      name: 'always-downloads',
      title: 'Every log is an attachment',
      code: 'attachment',
      also: [['download/false', 'attachment']],
      fault: () => async (request, forward) =>
        forward(
          request.method === 'GET' && !isOn(request, 'download') && !queryOf(request, 'download')?.startsWith('b')
            ? withQuery(request, 'download', '1')
            : request,
        ),
    },
  ],
})
