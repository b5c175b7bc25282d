import { checkEnd } from '../../checks/check-answer.ts'
import { excerpt } from '../../checks/excerpt.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import type { Finding } from '../../clause/finding.ts'
import { finding } from '../../clause/finding.ts'
import { citeSection } from '../../clause/source.ts'

export const methodsHeadBody: Clause = defineClause({
  id: 'methods/head-body',
  title: 'The answer to HEAD ends with its head',
  level: 'must',
  source: citeSection('RFC 9110, section 9.3.2', 'The server must not send content in the response to HEAD.'),
  needs: ['finished-log'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    await baseline(log)
    const found: Finding[] = []
    for (const query of [undefined, 'stream=1', 'download=1&raw=1']) {
      const exchange = await read(log, { method: 'HEAD', ...(query !== undefined && { query }) })
      found.push(...checkEnd(exchange))
      if (exchange.received > 0)
        found.push(finding('head-body', 'no byte after the head', excerpt(exchange.body), exchange))
    }
    return found
  },
})
