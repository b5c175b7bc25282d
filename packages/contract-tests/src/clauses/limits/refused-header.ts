import { checkAnswer } from '../../checks/check-answer.ts'
import { checkLimitHeader } from '../../checks/check-limit-header.ts'
import { readRefused } from '../../checks/read-refused.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, headerPointer } from '../../endpoint/operation.ts'
import { answers, drop } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { status } from '../../faults/which.ts'

export const limitsRefusedHeader = defineClause({
  id: 'limits/refused-header',
  title: 'A 429 says what the limit is',
  level: 'should',
  source: cite(headerPointer(429, 'X-RateLimit-Limit')),
  needs: ['exhaustedLog'],
  exclusive: true,
  async check(scene) {
    await using log = await scene.arrange.exhaustedLog()
    const exchange = await readRefused(scene, log)
    const answer = checkAnswer(exchange, 429)
    return answer.length > 0 ? answer : checkLimitHeader(exchange)
  },
  brokenBy: faults('rate-limit-header', {
    'limit-header-not-when-refused': ['A 429 does not say the limit', answers(status(429), drop('X-RateLimit-Limit'))],
  }),
})
