import { checkAnswer } from '../../checks/check-answer.ts'
import { checkAllow } from '../../checks/check-method.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import type { Finding } from '../../clause/finding.ts'
import { cite, citeSection } from '../../clause/source.ts'
import { headerPointer } from '../../spec/operation.ts'

export const methodsAllow: Clause = defineClause({
  id: 'methods/allow',
  title: 'Every 405 says in Allow what is allowed, and not what was refused',
  level: 'must',
  source: [
    ...cite(
      headerPointer(405, 'Allow'),
      `${headerPointer(405, 'Allow')}/schema`,
      `${headerPointer(405, 'Allow')}/example`,
    ),
    ...citeSection(
      'RFC 9110, section 15.5.6',
      'The origin server must generate an Allow header field in a 405 response.',
    ),
  ],
  needs: ['finished-log'],
  async check({ arrange, read }) {
    const log = await arrange.finishedLog()
    const found: Finding[] = []
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD']) {
      const exchange = await read(log, { method })
      found.push(...(exchange.status === 405 ? checkAllow(exchange, method) : checkAnswer(exchange, 405)))
    }
    return found
  },
})
