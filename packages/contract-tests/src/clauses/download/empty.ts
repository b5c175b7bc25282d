import { checkAnswer } from '../../checks/check-answer.ts'
import { checkBytes } from '../../checks/check-bytes.ts'
import { checkAttachment } from '../../checks/check-disposition.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, drop, has } from '../../faults/answers.ts'

export const downloadEmpty = defineClause({
  id: 'download/empty',
  basis: 'documented',
  restsOn: ['download/one', 'body/empty', 'stream/finished'],
  title: 'A log without a byte is downloaded as an empty file',
  source: cite(parameterPointer('download')),
  needs: ['emptyLog'],
  async check({ arrange, read }) {
    const log = await arrange.emptyLog()
    const exchanges = [await read(log, { query: 'download=1' }), await read(log, { query: 'stream=1&download=true' })]
    return exchanges.flatMap((exchange) => {
      const answer = checkAnswer(exchange, 200)
      return answer.length > 0 ? answer : [...checkAttachment(exchange), ...checkBytes(exchange, '', 'an empty file')]
    })
  },
  brokenBy: faults('no-disposition', {
    'empty-not-attached': ['A log without a byte is not an attachment', answers(has('Content-Length', '0'), drop('Content-Disposition'))],
  }),
})
