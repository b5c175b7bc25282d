import { checkAnswer } from '../../checks/check-answer.ts'
import { checkRetryAfter, checkWait } from '../../checks/check-retry-after.ts'
import { readRefused } from '../../checks/read-refused.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, headerPointer } from '../../endpoint/operation.ts'
import { answers, setHeader } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { status } from '../../faults/which.ts'

export const limitsRetryAfterSensible = defineClause({
  id: 'limits/retry-after-sensible',
  title: 'Retry-After, if a 429 has it, asks for a wait that fits a limit by the second',
  level: 'should',
  source: cite(headerPointer(429, 'Retry-After'), headerPointer(429, 'X-RateLimit-Limit'), [
    'RFC 6585, section 4',
    'A Retry-After says how long to wait before making a new request.',
  ]),
  needs: ['exhaustedLog'],
  exclusive: true,
  async check(scene) {
    await using log = await scene.arrange.exhaustedLog()
    const exchange = await readRefused(scene, log)
    const wrong = [...checkAnswer(exchange, 429), ...checkRetryAfter(exchange)]
    return wrong.length > 0 ? wrong : checkWait(exchange)
  },
  brokenBy: faults('absurd-wait', {
    'retry-after-a-year': ['Retry-After is a year', answers(status(429), setHeader('Retry-After', '31536000'))],
    'retry-after-milliseconds': [
      'Retry-After is the time in milliseconds',
      answers(status(429), setHeader('Retry-After', `${Date.UTC(2026, 0)}`)),
    ],
    'retry-after-past': ['Retry-After is in the past', answers(status(429), setHeader('Retry-After', 'Thu, 01 Jan 1970 00:00:00 GMT'))],
  }),
})
