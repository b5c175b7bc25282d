import { checkAnswer } from '../../checks/check-answer.ts'
import { checkRetryAfter, checkWait } from '../../checks/check-retry-after.ts'
import { readRefused } from '../../checks/read-refused.ts'
import { defineClause } from '../../clause/clause.ts'
import { citeSection } from '../../clause/source.ts'
import { cite, headerPointer } from '../../endpoint/operation.ts'
import { answers, setHeader } from '../../faults/answers.ts'
import { faulty } from '../../faults/counterexample.ts'
import { status } from '../../faults/which.ts'

export const limitsRetryAfterSensible = defineClause({
  id: 'limits/retry-after-sensible',
  title: 'Retry-After, if a 429 has it, asks for a wait that fits a limit by the second',
  level: 'should',
  source: [
    ...cite(headerPointer(429, 'Retry-After'), headerPointer(429, 'X-RateLimit-Limit')),
    ...citeSection('RFC 6585, section 4', 'A Retry-After says how long to wait before making a new request.'),
  ],
  needs: ['exhaustedLog'],
  exclusive: true,
  async check(scene) {
    await using log = await scene.arrange.exhaustedLog()
    const exchange = await readRefused(scene, log)
    const wrong = [...checkAnswer(exchange, 429), ...checkRetryAfter(exchange)]
    return wrong.length > 0 ? wrong : checkWait(exchange)
  },
  brokenBy: [
    faulty('retry-after-a-year', 'Retry-After is a year', 'absurd-wait', answers(status(429), setHeader('Retry-After', '31536000'))),
    faulty(
      'retry-after-milliseconds',
      'Retry-After is the time in milliseconds',
      'absurd-wait',
      answers(
        status(429),
        setHeader('Retry-After', (_request) => String(Date.now() + 1000)),
      ),
    ),
    faulty(
      'retry-after-past',
      'Retry-After is in the past',
      'absurd-wait',
      answers(
        status(429),
        setHeader('Retry-After', (_request) => new Date(0).toUTCString()),
      ),
    ),
  ],
})
