import { checkAnswer } from '../../checks/check-answer.ts'
import { checkAllow, checkNoneRefused, refusedMethods } from '../../checks/check-method.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, headerPointer } from '../../endpoint/operation.ts'
import { answers, drop, setHeader } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { method, not, status } from '../../faults/which.ts'

export const methodsAllow = defineClause({
  id: 'methods/allow',
  basis: 'required',
  restsOn: ['errors/method-not-allowed'],
  title: 'Every 405 says in Allow what is allowed, and no Allow lists what is refused',
  source: cite(headerPointer(405, 'Allow'), `${headerPointer(405, 'Allow')}/schema`, `${headerPointer(405, 'Allow')}/example`, [
    'RFC 9110, section 15.5.6',
    'The origin server MUST generate an Allow header field in a 405 response.',
  ]),
  needs: ['finishedLog'],
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
  brokenBy: faults('allow', {
    'allow-lists-post': ['Allow lists POST', answers(status(405), setHeader('Allow', 'OPTIONS,GET,POST'))],
    'allow-of-put-lists-post': ['The Allow of a refused PUT lists POST', answers(method('PUT'), setHeader('Allow', 'OPTIONS,GET,POST'))],
    'allow-on-post-only': [
      'Allow comes with the 405 of POST only',
      answers([status(405), not(method('POST'))], drop('Allow')),
      { code: 'no-allow' },
    ],
    'no-allow-for-rare-methods': [
      'Methods that are rare are refused without an Allow',
      answers(not(method('POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS')), drop('Allow')),
      { code: 'no-allow' },
    ],
    'no-allow': ['A 405 has no Allow', answers(status(405), drop('Allow')), { code: 'no-allow' }],
    'options-lists-head': [
      'The Allow of OPTIONS lists HEAD, which is refused',
      answers(method('OPTIONS'), setHeader('Allow', 'OPTIONS,GET,HEAD')),
    ],
  }),
})
