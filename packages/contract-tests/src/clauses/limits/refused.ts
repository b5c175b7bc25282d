import { checkAnswer } from '../../checks/check-body.ts'
import { checkLimitHeader, checkRetryAfter, checkWait } from '../../checks/check-headers.ts'
import { readRefused } from '../../checks/check-limited.ts'
import type { Finding, Promised } from '../../clause/clause.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, headerPointer } from '../../endpoint/operation.ts'
import { answers, drop, setHeader, status } from '../../faults/answers.ts'
import type { Exchange } from '../../witness/exchange.ts'

interface Row extends Pick<Promised, 'id' | 'title' | 'basis' | 'restsOn' | 'source' | 'brokenBy'> {
  readonly says: (exchange: Exchange) => readonly Finding[]
}

const rows: readonly Row[] = [
  {
    id: 'limits/refused-header',
    basis: 'expected',
    restsOn: ['limits/error-header', 'errors/too-many-requests'],
    title: 'A 429 states the limit',
    source: cite(headerPointer(429, 'X-RateLimit-Limit')),
    says: checkLimitHeader,
    brokenBy: faults('rate-limit-header', {
      'limit-header-not-when-refused': ['A 429 does not state the limit', answers(status(429), drop('X-RateLimit-Limit'))],
    }),
  },
  {
    id: 'limits/retry-after',
    basis: 'required',
    restsOn: ['errors/too-many-requests'],
    title: 'Retry-After, if a 429 has it, is seconds or a date',
    source: cite(
      ['RFC 9110, section 10.2.3', 'Retry-After is an HTTP-date or delay-seconds.'],
      ['RFC 9110, section 2.2', 'A sender MUST NOT generate protocol elements that do not match the grammar.'],
    ),
    says: checkRetryAfter,
    brokenBy: faults('retry-after', {
      'retry-after-decimal': ['Retry-After is half a second', answers(status(429), setHeader('Retry-After', '0.5'))],
      'retry-after-negative': ['Retry-After is negative', answers(status(429), setHeader('Retry-After', '-1'))],
      'retry-after-soon': ['Retry-After is a word', answers(status(429), setHeader('Retry-After', 'soon'))],
    }),
  },
  {
    id: 'limits/retry-after-sensible',
    basis: 'expected',
    restsOn: ['limits/retry-after'],
    title: 'Retry-After, if a 429 has it, asks for a wait that fits a limit per second',
    source: cite(
      headerPointer(429, 'Retry-After'),
      `${headerPointer(429, 'Retry-After')}/schema`,
      `${headerPointer(429, 'Retry-After')}/example`,
      ['RFC 6585, section 4', 'A Retry-After says how long to wait before making a new request.'],
    ),
    says: (exchange) => (checkRetryAfter(exchange).length > 0 ? checkRetryAfter(exchange) : checkWait(exchange)),
    brokenBy: faults('absurd-wait', {
      'retry-after-a-year': ['Retry-After is a year', answers(status(429), setHeader('Retry-After', '31536000'))],
      'retry-after-milliseconds': [
        'Retry-After is the time in milliseconds',
        answers(status(429), setHeader('Retry-After', `${Date.UTC(2026, 0)}`)),
      ],
      'retry-after-past': ['Retry-After is in the past', answers(status(429), setHeader('Retry-After', 'Thu, 01 Jan 1970 00:00:00 GMT'))],
    }),
  },
]

export const limitsRefused = rows.map(({ says, ...promise }) =>
  defineClause({
    ...promise,
    needs: ['exhaustedLog'],
    exclusive: true,
    async check(scene) {
      await using log = await scene.arrange.exhaustedLog()
      const exchange = await readRefused(scene, log)
      const answer = checkAnswer(exchange, 429)
      return answer.length > 0 ? answer : says(exchange)
    },
  }),
)
