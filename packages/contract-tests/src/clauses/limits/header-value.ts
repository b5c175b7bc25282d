import { checkAnswer } from '../../checks/check-answer.ts'
import { checkLimitValue } from '../../checks/check-limit-header.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, headerPointer } from '../../endpoint/operation.ts'
import { answers, setHeader } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { every } from '../../faults/which.ts'

export const limitsHeaderValue = defineClause({
  id: 'limits/header-value',
  basis: 'expected',
  restsOn: ['limits/header'],
  title: 'X-RateLimit-Limit, if it is sent, is one whole number above 0',
  source: cite(headerPointer(200, 'X-RateLimit-Limit'), `${headerPointer(200, 'X-RateLimit-Limit')}/schema`),
  needs: ['finishedLog', 'unknownLog'],
  async check({ arrange, baseline, read }) {
    const [log, unknown] = [await arrange.finishedLog(), await arrange.unknownLog()]
    const variations = [{}, { query: 'stream=1' }, { query: 'download=1&raw=1' }]
    const answered = await Promise.all(variations.map((variation) => baseline(log, variation)))
    const missing = await read(unknown)
    return [...checkAnswer(missing, 404), ...[...answered, missing].flatMap(checkLimitValue)]
  },
  brokenBy: faults('rate-limit-header', {
    'limit-header-words': [
      'X-RateLimit-Limit is not a number',
      answers(every, setHeader('X-RateLimit-Limit', '60 per second')),
      {
        also: {
          'limits/header': 'rate-limit-header',
          'limits/error-header': 'rate-limit-header',
          'limits/refused-header': 'rate-limit-header',
        },
      },
    ],
  }),
})
