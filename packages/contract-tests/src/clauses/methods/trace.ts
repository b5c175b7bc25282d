import { unknownToken, withBearer } from '../../checks/credentials.ts'
import { defineClause, faults, finding } from '../../clause/clause.ts'
import { cite } from '../../endpoint/operation.ts'
import { answers, become, edit, method } from '../../faults/answers.ts'
import { fieldOf } from '../../faults/wire.ts'
import { excerpt } from '../../print/excerpt.ts'

export const methodsTrace = defineClause({
  id: 'methods/trace',
  basis: 'expected',
  title: 'TRACE, if it is answered, does not give a token back',
  source: cite([
    'RFC 9110, section 9.3.8',
    'The final recipient should exclude any request fields that are likely to contain sensitive data.',
  ]),
  needs: ['finishedLog'],
  async check({ arrange, read }) {
    const exchange = await read(await arrange.finishedLog(), { ...withBearer(unknownToken), method: 'TRACE' })
    if (!exchange.text.includes(unknownToken)) return []
    return [finding('reflected', 'a body without the token', excerpt(exchange.body), exchange)]
  },
  brokenBy: faults('reflected', {
    'trace-reflects': [
      'TRACE gives the request back',
      answers(method('TRACE'), become(200, 'message/http', ''), (answer, request) =>
        edit(() => `TRACE / HTTP/1.1\r\nAuthorization: ${fieldOf(request, 'Authorization')}\r\n`)(answer, request),
      ),
    ],
  }),
})
