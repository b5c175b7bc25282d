import { checkAnswer } from '../../checks/check-answer.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, examplePointer, responsePointer } from '../../endpoint/operation.ts'
import { answers, setStatus } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { method } from '../../faults/which.ts'

export const methodsHead = defineClause({
  id: 'methods/head',
  title: 'HEAD is not among the documented methods: it is a 405 that says so',
  level: 'must',
  source: cite(responsePointer(405), examplePointer(405)),
  needs: ['finishedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    await baseline(log)
    return checkAnswer(await read(log, { method: 'HEAD' }), 405)
  },
  brokenBy: faults('status', {
    'head-is-200': ['HEAD is a 200', answers(method('HEAD'), setStatus(200))],
  }),
})
