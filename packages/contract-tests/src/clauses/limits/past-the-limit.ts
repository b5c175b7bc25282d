import { checkRefusal } from '../../checks/check-refusal.ts'
import { defineClause } from '../../clause/clause.ts'
import { finding } from '../../clause/finding.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { after } from '../../faults/after.ts'
import { answers, become, setInError } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { inHeader, leakLog } from '../../faults/leak-log.ts'
import { status } from '../../faults/which.ts'
import { sampleLog } from '../../samples/sample-log.ts'

/** How many times more than it says a limit may let through, by bursts, by windows and by counting late. */
const lenience = 4

export const limitsPastTheLimit = defineClause({
  id: 'limits/past-the-limit',
  basis: 'documented',
  restsOn: ['errors/too-many-requests'],
  title: 'Most requests far past the limit are refused with the documented 429, and the refused ones bring no log',
  source: cite(responsePointer(429)),
  needs: ['writtenLog', 'rateLimit'],
  exclusive: true,
  async check({ arrange, read }) {
    await using limit = await arrange.rateLimit(1)
    const log = await arrange.writtenLog(sampleLog('past the limit'))
    const startedAt = performance.now()
    const exchanges = await Promise.all(Array.from({ length: 20 * limit.perSecond }, () => read(log)))
    const seconds = (performance.now() - startedAt) / 1000
    const refused = exchanges.filter(({ status }) => status !== 200)
    if (refused.length === 0)
      return [finding('no-limit', 'a 429 among 20 requests, where one a second is allowed', '20 times 200', exchanges[0])]
    const most = lenience * limit.perSecond * (1 + Math.ceil(seconds))
    const accepted = exchanges.length - refused.length
    if (accepted > most)
      return [finding('no-limit', `no more than ${most} answers where one a second is allowed`, `${accepted} of them`, refused[0])]
    return refused.flatMap((exchange) => checkRefusal(exchange, [429], log.written)).slice(0, 1)
  },
  brokenBy: faults('no-limit', {
    'limited-with-log-header': ['A 429 has the log in a header', leakLog(429, inHeader('X-Log', 'percent')), { code: 'log-in-header' }],
    'limited-with-log': [
      'A 429 has the log in it',
      answers(status(429), setInError('log', sampleLog('past the limit'))),
      { code: 'log-bytes' },
    ],
    'limits-once': [
      'Of the requests for a log past the limit only the first is refused',
      after(status(429), answers(status(429), become(200, 'text/plain', 'a line\n'))),
    ],
    'never-limits': [
      'Nobody is ever refused for asking too often',
      answers(status(429), become(200, 'text/plain', 'a line\n')),
      { also: { 'errors/too-many-requests': 'status', 'limits/retry-after': 'status' } },
    ],
  }),
})
