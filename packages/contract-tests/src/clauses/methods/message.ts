import { checkAnswer } from '../../checks/check-answer.ts'
import { parseError } from '../../checks/check-error.ts'
import { defineClause, faults, finding } from '../../clause/clause.ts'
import { cite, documentedMethods, examplePointer } from '../../endpoint/operation.ts'
import { answers, edit, setInError, status } from '../../faults/answers.ts'
import { excerpt } from '../../print/excerpt.ts'

export const methodsMessage = defineClause({
  id: 'methods/message',
  basis: 'expected',
  restsOn: ['errors/method-not-allowed'],
  title: 'The message of a 405 names the allowed methods, and no other that is refused',
  source: cite(examplePointer(405)),
  needs: ['finishedLog'],
  async check({ arrange, read }) {
    const log = await arrange.finishedLog()
    const exchange = await read(log, { method: 'POST' })
    const answer = checkAnswer(exchange, 405)
    if (answer.length > 0) return answer
    const isHeadRefused = (await read(log, { method: 'HEAD' })).status === 405
    const body = parseError(exchange)
    if ('findings' in body) return body.findings
    const missing = documentedMethods().filter((method) => !body.error.message.includes(method))
    // What was asked for may well be named.
    const others = ['PUT', 'PATCH', 'DELETE', ...(isHeadRefused ? ['HEAD'] : [])]
    const misleading = others.filter((method) => new RegExp(`\\b${method}\\b`).test(body.error.message))
    if (missing.length === 0 && misleading.length === 0) return []
    return [
      finding(
        'message',
        `a message that names ${documentedMethods().join(' and ')}, and no method that is refused`,
        excerpt(body.error.message),
        exchange,
      ),
    ]
  },
  brokenBy: faults('message', {
    'message-names-head': [
      'The message of a 405 names HEAD among the methods',
      answers(status(405), edit('OPTIONS,GET', 'OPTIONS,GET,HEAD')),
    ],
    'message-without-methods': ['The message of a 405 names no method', answers(status(405), setInError('message', 'Method not allowed.'))],
  }),
})
