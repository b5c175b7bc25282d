import { defineClause } from '../../clause/clause.ts'
import { finding } from '../../clause/finding.ts'
import { cite } from '../../endpoint/operation.ts'
import { answers, become } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { method } from '../../faults/which.ts'
import { excerpt } from '../../print/excerpt.ts'
import { describeExchange } from '../../witness/describe-exchange.ts'

export const methodsTrace = defineClause({
  id: 'methods/trace',
  basis: 'expected',
  title: 'TRACE gives nothing of the request back',
  source: cite(['RFC 9110, section 9.3.8', 'TRACE reflects the request; a server that does not want that refuses it.']),
  needs: ['finishedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    await baseline(log)
    const exchange = await read(log, { method: 'TRACE', headers: { 'X-Contract-Probe': 'reflected-by-trace' } })
    const reflected = exchange.text.includes('reflected-by-trace')
      ? [finding('reflected', 'a body without the request', excerpt(exchange.body), exchange)]
      : []
    if (exchange.status === 405 || exchange.status === 501) return reflected
    return [...reflected, finding('status', 'status 405 or 501', describeExchange(exchange), exchange)]
  },
  brokenBy: faults('reflected', {
    'trace-reflects': [
      'TRACE gives the request back',
      answers(method('TRACE'), become(200, 'message/http', 'TRACE / HTTP/1.1\r\nX-Contract-Probe: reflected-by-trace\r\n')),
    ],
  }),
})
