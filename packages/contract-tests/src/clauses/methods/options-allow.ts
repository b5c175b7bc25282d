import { checkAllow } from '../../checks/check-method.ts'
import { defineClause } from '../../clause/clause.ts'
import { citeSection } from '../../clause/source.ts'
import { answers, drop } from '../../faults/answers.ts'
import { faulty } from '../../faults/counterexample.ts'
import { method } from '../../faults/which.ts'

export const methodsOptionsAllow = defineClause({
  id: 'methods/options-allow',
  title: 'The answer to OPTIONS lists the methods in Allow',
  level: 'should',
  source: citeSection('RFC 9110, section 9.3.7', 'A server should send header fields that indicate optional features, for instance Allow.'),
  needs: ['finishedLog'],
  async check({ arrange, read }) {
    return checkAllow(await read(await arrange.finishedLog(), { method: 'OPTIONS' }))
  },
  brokenBy: [faulty('options-without-allow', 'OPTIONS has no Allow', 'no-allow', answers(method('OPTIONS'), drop('Allow')))],
})
