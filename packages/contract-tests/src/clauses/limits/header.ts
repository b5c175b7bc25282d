import { checkLimitHeader } from '../../checks/check-headers.ts'
import { withBearer } from '../../checks/requests.ts'
import { defineClause, faults, finding } from '../../clause/clause.ts'
import { cite, headerPointer } from '../../endpoint/operation.ts'
import { answers, drop, every, has, ok, on, refused, setHeader, status } from '../../faults/answers.ts'
import { sampleLog } from '../../samples/sample-log.ts'

const limitsHeader = defineClause({
  id: 'limits/header',
  basis: 'expected',
  restsOn: ['body/status'],
  title: 'An answer says in one whole number how many requests a second are allowed, whatever the flags',
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
    'limit-header-not-on-streams': ['Streams do not state the limit', answers(on('stream'), drop('X-RateLimit-Limit'))],
    'limit-header-words': [
      'X-RateLimit-Limit is not a number',
      answers(every, setHeader('X-RateLimit-Limit', '60 per second')),
      { also: { 'limits/error-header': 'rate-limit-header', 'limits/refused-header': 'rate-limit-header' } },
    ],
    'no-limit-header': ['Answers do not state the limit', answers(ok, drop('X-RateLimit-Limit'))],
  }),
})

const limitsErrorHeader = defineClause({
  id: 'limits/error-header',
  basis: 'expected',
  restsOn: ['limits/header'],
  title: 'An error also says how many requests a second are allowed',
  source: cite(headerPointer(404, 'X-RateLimit-Limit')),
  needs: ['unknownLog'],
  async check({ arrange, read }) {
    return checkLimitHeader(await read(await arrange.unknownLog()))
  },
  brokenBy: faults('rate-limit-header', {
    'no-limit-header-on-errors': ['Errors do not state the limit', answers(refused, drop('X-RateLimit-Limit'))],
  }),
})

const limitsEachRefusalHeader = defineClause({
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
      'A 401, 403 or 405 does not state the limit',
      answers(status(401, 403, 405), drop('X-RateLimit-Limit')),
    ],
  }),
})

const limitsSaysTheLimit = defineClause({
  id: 'limits/says-the-limit',
  basis: 'expected',
  restsOn: ['limits/header', 'limits/past-the-limit'],
  title: 'X-RateLimit-Limit is the actual limit',
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
    'limit-always-60': ['Answers state 60 whatever the limit', answers(has('X-RateLimit-Limit'), setHeader('X-RateLimit-Limit', '60'))],
  }),
})

export const limitsHeaders = [limitsHeader, limitsErrorHeader, limitsEachRefusalHeader, limitsSaysTheLimit]
