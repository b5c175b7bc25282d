import { checkAnswer } from '../../checks/check-answer.ts'
import { parseError } from '../../checks/check-error.ts'
import { excerpt } from '../../checks/excerpt.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { finding } from '../../clause/finding.ts'
import { cite } from '../../clause/source.ts'
import { documentedMethods, examplePointer } from '../../spec/operation.ts'

export const methodsMessage: Clause = defineClause({
  id: 'methods/message',
  title: 'The message of a 405 names the allowed methods',
  level: 'should',
  source: cite(examplePointer(405)),
  needs: ['finished-log'],
  async check({ arrange, read }) {
    const exchange = await read(await arrange.finishedLog(), { method: 'POST' })
    const answer = checkAnswer(exchange, 405)
    if (answer.length > 0) return answer
    const body = parseError(exchange)
    if ('findings' in body) return body.findings
    const missing = documentedMethods().filter((method) => !body.error.message.includes(method))
    if (missing.length === 0) return []
    return [
      finding(
        'message',
        `a message that names ${documentedMethods().join(' and ')}`,
        excerpt(body.error.message),
        exchange,
      ),
    ]
  },
})
