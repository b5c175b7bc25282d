import { defineQuestion } from '../../clause/clause.ts'
import { cite, headerPointer } from '../../endpoint/operation.ts'

/** What the page leaves open of the rate limit. */
export const limitsNumber = defineQuestion({
  id: 'limits/number',
  title: 'What limit an answer names',
  source: cite(headerPointer(200, 'X-RateLimit-Limit')),
  needs: ['finishedLog'],
  async observe({ arrange, baseline }) {
    return (await baseline(await arrange.finishedLog())).header('x-ratelimit-limit') ?? 'none'
  },
})
