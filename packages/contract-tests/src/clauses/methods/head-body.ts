import { checkEnd } from '../../checks/check-answer.ts'
import { excerpt } from '../../checks/excerpt.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
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
    const exchange = await read(log, { method: 'HEAD' })
    const answer = checkEnd(exchange)
    if (answer.length > 0 || exchange.body.byteLength === 0) return answer
    return [finding('head-body', 'no byte after the head', excerpt(exchange.body), exchange)]
  },
})
