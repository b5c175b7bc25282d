import { checkAnswer } from '../../checks/check-answer.ts'
import { checkBytes } from '../../checks/check-bytes.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, operationPointer, parameterPointer } from '../../endpoint/operation.ts'
import { refuse } from '../../faults/answers.ts'
import { answersWithLog } from '../../faults/bytes.ts'

export const bodyBuild = defineClause({
  id: 'body/build',
  basis: 'documented',
  restsOn: ['body/own-log'],
  title: 'The id of a build brings its log as that of a run does',
  source: cite(operationPointer(), parameterPointer('buildOrRunId')),
  needs: ['buildLog'],
  async check({ arrange, read }) {
    const log = await arrange.buildLog()
    const exchange = await read(log)
    const answer = checkAnswer(exchange, 200)
    return answer.length > 0 || log.written === undefined ? answer : checkBytes(exchange, log.written, 'the log of the build')
  },
  brokenBy: faults('status', {
    'builds-not-found': ['Builds have no log', answersWithLog(/ build: line/, refuse(404))],
  }),
})
