import { checkAnswer } from '../../checks/check-answer.ts'
import { checkAllow, checkNoneRefused, refusedMethods } from '../../checks/check-method.ts'
import { defineClause } from '../../clause/clause.ts'
import { citeSection } from '../../clause/source.ts'
import { cite, headerPointer } from '../../endpoint/operation.ts'
import { answers, drop, setHeader } from '../../faults/answers.ts'
import { method, not, status } from '../../faults/which.ts'
import { withField } from '../../faults/wire.ts'

export const methodsAllow = defineClause({
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
  brokenBy: [
    {
      name: 'allow-lists-post',
      title: 'Allow lists POST',
      code: 'allow',
      fault: answers(status(405), setHeader('Allow', 'OPTIONS,GET,POST')),
    },
    {
      name: 'allow-of-put-lists-post',
      title: 'The Allow of a refused PUT lists POST',
      code: 'allow',
      fault: answers(method('PUT'), setHeader('Allow', 'OPTIONS,GET,POST')),
    },
    {
      name: 'allow-on-post-only',
      title: 'Allow comes with the 405 of POST only',
      code: 'no-allow',
      fault: answers([status(405), not(method('POST'))], drop('Allow')),
    },
    {
      name: 'no-allow-for-rare-methods',
      title: 'Methods that are rare are refused without an Allow',
      code: 'no-allow',
      fault: () => async (request, forward) => {
        const answer = await forward(request)
        return /^(?:POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/.test(request.method)
          ? answer
          : withField(answer, 'Allow', undefined)
      },
    },
    {
      name: 'no-allow',
      title: 'A 405 has no Allow',
      code: 'no-allow',
      fault: answers(status(405), drop('Allow')),
    },
    {
      name: 'options-lists-head',
      title: 'The Allow of OPTIONS lists HEAD, which is refused',
      code: 'allow',
      fault: answers(method('OPTIONS'), setHeader('Allow', 'OPTIONS,GET,HEAD')),
    },
  ],
})
