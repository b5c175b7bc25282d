import { checkAllow } from '../../checks/check-method.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../endpoint/operation.ts'
import { answers, drop } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { method } from '../../faults/which.ts'

export const methodsOptionsAllow = defineClause({
  id: 'methods/options-allow',
  basis: 'expected',
  restsOn: ['methods/options'],
  title: 'The answer to OPTIONS lists the methods in Allow',
  source: cite(['RFC 9110, section 9.3.7', 'A server should send header fields that indicate optional features, for instance Allow.']),
  needs: ['finishedLog'],
  async check({ arrange, read }) {
    return checkAllow(await read(await arrange.finishedLog(), { method: 'OPTIONS' }))
  },
  brokenBy: faults('no-allow', {
    'options-without-allow': ['OPTIONS has no Allow', answers(method('OPTIONS'), drop('Allow'))],
  }),
})
