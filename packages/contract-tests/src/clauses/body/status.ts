import { checkAnswer } from '../../checks/check-answer.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, operationPointer, parameterPointer, responsePointer } from '../../endpoint/operation.ts'
import { answers, become, pipe, setStatus } from '../../faults/answers.ts'
import { faulty } from '../../faults/counterexample.ts'
import { off, ok } from '../../faults/which.ts'

async function* holdOpen(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* body
  await new Promise(() => {})
}

async function* breakOff(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of body) {
    yield piece.subarray(0, Math.ceil(piece.byteLength / 2))
    throw new Error('broken off')
  }
}

export const bodyStatus = defineClause({
  id: 'body/status',
  title: 'A finished log is answered with status 200, at its own address, to its end',
  level: 'must',
  source: cite(operationPointer(), responsePointer(200), parameterPointer('buildOrRunId')),
  needs: ['finishedLog'],
  async check({ arrange, read }) {
    const log = await arrange.finishedLog()
    const answer = checkAnswer(await read(log), 200)
    // A question mark with nothing behind it asks for nothing else.
    return answer.length > 0 ? answer : checkAnswer(await read(log, { query: '' }), 200)
  },
  brokenBy: [
    faulty('answers-206', 'Logs are answered 206', 'status', answers(ok, setStatus(206)), [['auth/no-token-needed', 'status']]),
    faulty(
      'bare-question-mark-breaks',
      'An address that ends with a question mark is no address',
      'status',
      () => async (request, forward) => forward(request.path.endsWith('?') ? { ...request, path: '/v2/logs' } : request),
    ),
    faulty('never-ends', 'A plain read never ends', 'body-hangs', answers([ok, off('stream')], pipe(holdOpen))),
    faulty('redirects', 'A log is somewhere else', 'status', answers(ok, become(302, 'text/plain', '', [['Location', '/elsewhere']]))),
    faulty('resets-midway', 'The connection breaks in the middle of a log', 'body-cut', answers([ok, off('stream')], pipe(breakOff))),
    faulty(
      'switches-protocols',
      'An answer begins with 101, which nobody asked for',
      'status',
      answers(ok, setStatus(101, 'Switching Protocols')),
    ),
  ],
})
