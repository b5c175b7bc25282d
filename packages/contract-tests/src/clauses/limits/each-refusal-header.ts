import { checkLimitHeader } from '../../checks/check-limit-header.ts'
import { withBearer } from '../../checks/credentials.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, headerPointer } from '../../endpoint/operation.ts'
import { answers, drop, status } from '../../faults/answers.ts'

export const limitsEachRefusalHeader = defineClause({
  id: 'limits/each-refusal-header',
  basis: 'expected',
  restsOn: ['limits/header', 'limits/error-header'],
  title: 'Each kind of refusal says how many requests a second are allowed',
  source: cite(
    headerPointer(400, 'X-RateLimit-Limit'),
    headerPointer(401, 'X-RateLimit-Limit'),
    headerPointer(403, 'X-RateLimit-Limit'),
    headerPointer(405, 'X-RateLimit-Limit'),
  ),
  needs: ['guardedLog'],
  async check({ arrange, read }) {
    const log = await arrange.guardedLog()
    const variations = [
      {},
      withBearer(log.otherToken),
      withBearer(log.ownerToken, 'raw=banana'),
      { ...withBearer(log.ownerToken), method: 'POST' },
    ]
    const exchanges = await Promise.all(variations.map((variation) => read(log, variation)))
    return exchanges.flatMap(checkLimitHeader)
  },
  brokenBy: faults('rate-limit-header', {
    'no-limit-header-when-refused': [
      'A 401, 403 or 405 does not say what the limit is',
      answers(status(401, 403, 405), drop('X-RateLimit-Limit')),
    ],
  }),
})
