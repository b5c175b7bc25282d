import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import { defineClause } from '../../clause/clause.ts'
import { finding } from '../../clause/finding.ts'
import { cite, examplePointer } from '../../endpoint/operation.ts'
import { answers, setStatus } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { method } from '../../faults/which.ts'
import { describeExchange } from '../../witness/describe-exchange.ts'

export const methodsOptions = defineClause({
  id: 'methods/options',
  basis: 'expected',
  title: 'OPTIONS is answered, as the 405 says, and not with the log',
  source: cite(examplePointer(405), ['RFC 9110, section 9.3.7', 'OPTIONS requests information about the communication options.']),
  needs: ['finishedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    await baseline(log)
    const exchange = await read(log, { method: 'OPTIONS' })
    if (exchange.status !== 200 && exchange.status !== 204)
      return [finding('status', 'status 200 or 204', describeExchange(exchange), exchange)]
    return checkNoLogBytes(exchange, log.written ?? '')
  },
  brokenBy: faults('status', {
    'options-refused': ['OPTIONS is a 405', answers(method('OPTIONS'), setStatus(405))],
  }),
})
