import { checkEnd } from '../../checks/check-answer.ts'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { finding } from '../../clause/finding.ts'
import { cite, citeSection } from '../../clause/source.ts'
import { examplePointer } from '../../spec/operation.ts'
import { describeExchange } from '../../witness/describe-exchange.ts'

export const methodsOptions: Clause = defineClause({
  id: 'methods/options',
  title: 'OPTIONS is answered, as the 405 says',
  level: 'must',
  source: [
    ...cite(examplePointer(405)),
    ...citeSection('RFC 9110, section 9.3.7', 'OPTIONS requests information about the communication options.'),
  ],
  needs: ['finished-log'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    await baseline(log)
    const exchange = await read(log, { method: 'OPTIONS' })
    if (exchange.status === 200 || exchange.status === 204)
      return [...checkEnd(exchange), ...checkNoLogBytes(exchange, log.written ?? '')]
    return [finding('status', 'status 200 or 204', describeExchange(exchange), exchange)]
  },
})
