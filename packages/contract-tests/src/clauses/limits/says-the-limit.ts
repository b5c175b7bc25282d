import { defineClause, faults, finding } from '../../clause/clause.ts'
import { cite, headerPointer } from '../../endpoint/operation.ts'
import { answers, has, setHeader } from '../../faults/answers.ts'
import { sampleLog } from '../../samples/sample-log.ts'

export const limitsSaysTheLimit = defineClause({
  id: 'limits/says-the-limit',
  basis: 'expected',
  restsOn: ['limits/header', 'limits/past-the-limit'],
  title: 'X-RateLimit-Limit is the limit',
  source: cite(headerPointer(200, 'X-RateLimit-Limit')),
  needs: ['writtenLog', 'rateLimit'],
  exclusive: true,
  async check({ arrange, baseline }) {
    await using limit = await arrange.rateLimit(7)
    const exchange = await baseline(await arrange.writtenLog(sampleLog('the limit')))
    const given = exchange.header('x-ratelimit-limit')
    return given === String(limit.perSecond)
      ? []
      : [finding('rate-limit-header', `X-RateLimit-Limit: ${limit.perSecond}`, given ?? 'none', exchange)]
  },
  brokenBy: faults('rate-limit-header', {
    'limit-always-60': ['Answers say 60 whatever the limit', answers(has('X-RateLimit-Limit'), setHeader('X-RateLimit-Limit', '60'))],
  }),
})
