import { checkLimitHeader } from '../../checks/check-limit-header.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, headerPointer } from '../../endpoint/operation.ts'
import { answers, drop, every, ok, on, setHeader } from '../../faults/answers.ts'

export const limitsHeader = defineClause({
  id: 'limits/header',
  basis: 'expected',
  restsOn: ['body/status'],
  title: 'An answer says how many requests a second are allowed, in one whole number, whatever the flags',
  source: cite(
    headerPointer(200, 'X-RateLimit-Limit'),
    `${headerPointer(200, 'X-RateLimit-Limit')}/example`,
    `${headerPointer(200, 'X-RateLimit-Limit')}/schema`,
  ),
  needs: ['finishedLog'],
  async check({ arrange, read }) {
    const log = await arrange.finishedLog()
    const variations = [{}, { query: 'raw=1' }, { query: 'stream=1' }, { query: 'download=1' }]
    const exchanges = await Promise.all(variations.map((variation) => read(log, variation)))
    return exchanges.flatMap(checkLimitHeader)
  },
  brokenBy: faults('rate-limit-header', {
    'limit-header-not-on-streams': ['Streams do not say the limit', answers(on('stream'), drop('X-RateLimit-Limit'))],
    'limit-header-words': [
      'X-RateLimit-Limit is not a number',
      answers(every, setHeader('X-RateLimit-Limit', '60 per second')),
      { also: { 'limits/error-header': 'rate-limit-header', 'limits/refused-header': 'rate-limit-header' } },
    ],
    'no-limit-header': ['Answers do not say the limit', answers(ok, drop('X-RateLimit-Limit'))],
  }),
})
