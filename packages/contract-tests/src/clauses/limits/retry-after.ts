import { checkAnswer } from '../../checks/check-answer.ts'
import { checkRetryAfter } from '../../checks/check-retry-after.ts'
import { readRefused } from '../../checks/read-refused.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, headerPointer } from '../../endpoint/operation.ts'
import { answers, setHeader } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { status } from '../../faults/which.ts'

export const limitsRetryAfter = defineClause({
  id: 'limits/retry-after',
  title: 'Retry-After, if a 429 has it, is seconds or a date',
  level: 'must',
  source: cite(
    headerPointer(429, 'Retry-After'),
    `${headerPointer(429, 'Retry-After')}/schema`,
    `${headerPointer(429, 'Retry-After')}/example`,
    ['RFC 9110, section 10.2.3', 'Retry-After is an HTTP-date or delay-seconds.'],
  ),
  needs: ['exhaustedLog'],
  exclusive: true,
  async check(scene) {
    await using log = await scene.arrange.exhaustedLog()
    const exchange = await readRefused(scene, log)
    const answer = checkAnswer(exchange, 429)
    return answer.length > 0 ? answer : checkRetryAfter(exchange)
  },
  brokenBy: faults('retry-after', {
    'retry-after-decimal': ['Retry-After is half a second', answers(status(429), setHeader('Retry-After', '0.5'))],
    'retry-after-negative': ['Retry-After is negative', answers(status(429), setHeader('Retry-After', '-1'))],
    'retry-after-soon': ['Retry-After is a word', answers(status(429), setHeader('Retry-After', 'soon'))],
  }),
})
