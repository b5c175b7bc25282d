import { checkAnswer } from '../../checks/check-answer.ts'
import { checkAllow, checkNoneRefused, refusedMethods } from '../../checks/check-method.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, citeSection } from '../../clause/source.ts'
import { headerPointer } from '../../spec/operation.ts'

export const methodsAllow: Clause = defineClause({
  id: 'methods/allow',
  title: 'Every 405 says in Allow what is allowed, and no Allow lists what is refused',
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
    const refused = await Promise.all([...refusedMethods, 'PROPFIND'].map((method) => read(log, { method })))
    const trace = await read(log, { method: 'TRACE' })
    return [
      ...refused.flatMap((exchange) => (exchange.status === 405 ? checkAllow(exchange) : checkAnswer(exchange, 405))),
      // A server may as well not know TRACE at all, and say nothing in answer to OPTIONS.
      ...(trace.status === 405 ? checkAllow(trace) : []),
      ...checkNoneRefused(await read(log, { method: 'OPTIONS' })),
    ]
  },
})
