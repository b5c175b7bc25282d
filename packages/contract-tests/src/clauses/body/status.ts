import { checkAnswer } from '../../checks/check-answer.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, operationPointer, parameterPointer, responsePointer } from '../../endpoint/operation.ts'
import { answers, become, pipe, setStatus } from '../../faults/answers.ts'
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
    {
      name: 'answers-206',
      title: 'Logs are answered 206',
      code: 'status',
      also: [['auth/no-token-needed', 'status']],
      fault: answers(ok, setStatus(206)),
    },
    {
      name: 'bare-question-mark-breaks',
      title: 'An address that ends with a question mark is no address',
      code: 'status',
      fault: () => async (request, forward) =>
        forward(request.path.endsWith('?') ? { ...request, path: '/v2/logs' } : request),
    },
    {
      name: 'never-ends',
      title: 'A plain read never ends',
      code: 'body-hangs',
      fault: answers([ok, off('stream')], pipe(holdOpen)),
    },
    {
      name: 'redirects',
      title: 'A log is somewhere else',
      code: 'status',
      fault: answers(ok, become(302, 'text/plain', '', [['Location', '/elsewhere']])),
    },
    {
      name: 'resets-midway',
      title: 'The connection breaks in the middle of a log',
      code: 'body-cut',
      fault: answers([ok, off('stream')], pipe(breakOff)),
    },
    {
      name: 'switches-protocols',
      title: 'An answer begins with 101, which nobody asked for',
      code: 'status',
      fault: answers(ok, setStatus(101, 'Switching Protocols')),
    },
  ],
})
