import { checkEnd } from '../../checks/check-answer.ts'
import { defineClause } from '../../clause/clause.ts'
import type { Finding } from '../../clause/finding.ts'
import { finding } from '../../clause/finding.ts'
import { cite } from '../../endpoint/operation.ts'
import { answers, setBody } from '../../faults/answers.ts'
import { asks, withMethod } from '../../faults/asks.ts'
import { faults } from '../../faults/counterexample.ts'
import { method, path } from '../../faults/which.ts'
import { excerpt } from '../../print/excerpt.ts'

export const methodsHeadBody = defineClause({
  id: 'methods/head-body',
  basis: 'required',
  title: 'The answer to HEAD ends with its head',
  source: cite(['RFC 9110, section 9.3.2', 'The server MUST NOT send content in the response to HEAD.']),
  needs: ['finishedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    await baseline(log)
    const found: Finding[] = []
    for (const query of [undefined, 'stream=1', 'download=1&raw=1']) {
      const exchange = await read(log, { method: 'HEAD', ...(query !== undefined && { query }) })
      found.push(...checkEnd(exchange))
      if (exchange.received > 0) found.push(finding('head-body', 'no byte after the head', excerpt(exchange.body), exchange))
    }
    return found
  },
  brokenBy: faults('head-body', {
    'head-streams': ['HEAD with a flag sends the log', asks([method('HEAD'), path(/\?/)], withMethod('GET'))],
    'head-with-body': ['HEAD has a body', answers(method('HEAD'), setBody('a body that must not be there'))],
  }),
})
