import { checkAnswer } from '../../checks/check-answer.ts'
import { checkNoAttachment } from '../../checks/check-disposition.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, headerPointer, parameterPointer, responsePointer } from '../../endpoint/operation.ts'
import { answers, on, refused, setHeader } from '../../faults/answers.ts'

export const downloadErrors = defineClause({
  id: 'download/errors',
  basis: 'expected',
  restsOn: ['download/one', 'download/absent', 'errors/not-found'],
  title: 'An error is shown, not saved as if it were the log',
  source: cite(parameterPointer('download'), headerPointer(200, 'Content-Disposition'), responsePointer(404)),
  needs: ['unknownLog', 'conditionalHeaders'],
  async check({ arrange, read }) {
    const log = await arrange.unknownLog()
    const [missing, malformed] = [await read(log, { query: 'download=1' }), await read(log, { query: 'download=1&raw=banana' })]
    return [...checkAnswer(missing, 404), ...checkNoAttachment(missing), ...checkNoAttachment(malformed)]
  },
  brokenBy: faults('attachment', {
    'errors-attached': [
      'An error is saved as a file',
      answers([refused, on('download')], setHeader('Content-Disposition', 'attachment; filename="log.log"')),
    ],
  }),
})
