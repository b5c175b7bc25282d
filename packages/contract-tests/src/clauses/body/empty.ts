import { checkAnswer } from '../../checks/check-answer.ts'
import { checkBytes } from '../../checks/check-bytes.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, exampleError, operationPointer, responsePointer } from '../../endpoint/operation.ts'
import { faulty } from '../../faults/counterexample.ts'
import { answerWith, fieldOf } from '../../faults/wire.ts'

export const bodyEmpty = defineClause({
  id: 'body/empty',
  title: 'A log without a line is an empty 200, not a 404',
  level: 'must',
  source: cite(operationPointer(), responsePointer(200)),
  needs: ['emptyLog'],
  async check({ arrange, read }) {
    const exchange = await read(await arrange.emptyLog())
    const answer = checkAnswer(exchange, 200)
    return answer.length > 0 ? answer : checkBytes(exchange, '', 'nothing')
  },
  brokenBy: [
    faulty(
      'empty-not-found',
      'An empty log is a 404',
      'status',
      () => async (request, forward) => {
        const answer = await forward(request)
        if (fieldOf(answer, 'Content-Length') !== '0' || answer.status !== 200) return answer
        const { message, type } = exampleError(404)
        return answerWith(404, 'application/json', JSON.stringify({ error: { type, message } }))
      },
      [['raw/only-escapes', 'status']],
    ),
  ],
})
