import { checkAnswer } from '../../checks/check-answer.ts'
import { checkRetryAfter } from '../../checks/check-retry-after.ts'
import { readRefused } from '../../checks/read-refused.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, citeSection } from '../../clause/source.ts'
import { headerPointer } from '../../spec/operation.ts'

export const limitsRetryAfter: Clause = defineClause({
  id: 'limits/retry-after',
  title: 'Retry-After, if a 429 has it, is seconds or a date',
  level: 'must',
  source: [
    ...cite(
      headerPointer(429, 'Retry-After'),
      `${headerPointer(429, 'Retry-After')}/schema`,
      `${headerPointer(429, 'Retry-After')}/example`,
    ),
    ...citeSection('RFC 9110, section 10.2.3', 'Retry-After is an HTTP-date or delay-seconds.'),
  ],
  needs: ['exhausted-log'],
  exclusive: true,
  async check(scene) {
    await using log = await scene.arrange.exhaustedLog()
    const exchange = await readRefused(scene, log)
    const answer = checkAnswer(exchange, 429)
    return answer.length > 0 ? answer : checkRetryAfter(exchange)
  },
})
