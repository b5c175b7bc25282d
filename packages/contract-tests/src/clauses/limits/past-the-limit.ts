import { checkError } from '../../checks/check-error.ts'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import { sampleLog } from '../../checks/sample-log.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { finding } from '../../clause/finding.ts'
import { cite } from '../../clause/source.ts'
import { responsePointer } from '../../spec/operation.ts'

/** How many times more than it says a limit may let through, by bursts, by windows and by counting late. */
const lenience = 4

export const limitsPastTheLimit: Clause = defineClause({
  id: 'limits/past-the-limit',
  title: 'Most requests far past the limit are refused with the documented 429, and the refused ones bring no log',
  level: 'must',
  source: cite(responsePointer(429)),
  needs: ['written-log', 'rate-limit'],
  exclusive: true,
  async check({ arrange, read }) {
    await using limit = await arrange.rateLimit(1)
    const log = await arrange.writtenLog(sampleLog('past the limit'))
    const startedAt = performance.now()
    const exchanges = await Promise.all(Array.from({ length: 20 * limit.perSecond }, () => read(log)))
    const seconds = (performance.now() - startedAt) / 1000
    const refused = exchanges.filter(({ status }) => status !== 200)
    if (refused.length === 0)
      return [
        finding('no-limit', 'a 429 among 20 requests, where one a second is allowed', '20 times 200', exchanges[0]),
      ]
    const most = lenience * limit.perSecond * (1 + Math.ceil(seconds))
    const accepted = exchanges.length - refused.length
    if (accepted > most)
      return [
        finding(
          'no-limit',
          `no more than ${most} answers where one a second is allowed`,
          `${accepted} of them`,
          refused[0],
        ),
      ]
    return refused
      .flatMap((exchange) => [...checkError(exchange, 429), ...checkNoLogBytes(exchange, log.written)])
      .slice(0, 1)
  },
})
