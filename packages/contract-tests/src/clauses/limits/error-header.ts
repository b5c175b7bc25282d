import { checkLimitHeader } from '../../checks/check-limit-header.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, headerPointer } from '../../endpoint/operation.ts'
import { answers, drop, refused } from '../../faults/answers.ts'

export const limitsErrorHeader = defineClause({
  id: 'limits/error-header',
  basis: 'expected',
  restsOn: ['limits/header'],
  title: 'An error says how many requests a second are allowed, too',
  source: cite(headerPointer(404, 'X-RateLimit-Limit')),
  needs: ['unknownLog'],
  async check({ arrange, read }) {
    return checkLimitHeader(await read(await arrange.unknownLog()))
  },
  brokenBy: faults('rate-limit-header', {
    'no-limit-header-on-errors': ['Errors do not say the limit', answers(refused, drop('X-RateLimit-Limit'))],
  }),
})
