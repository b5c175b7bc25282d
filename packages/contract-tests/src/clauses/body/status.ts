import { checkAnswer } from '../../checks/check-body.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, operationPointer, parameterPointer, responsePointer } from '../../endpoint/operation.ts'
import { answers, become, off, ok, path, pipe, setStatus } from '../../faults/answers.ts'
import { asks, replacePath } from '../../faults/asks.ts'

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
  basis: 'documented',
  title: 'A finished log is answered with 200, at its own URL, and to its end',
  source: cite(operationPointer(), responsePointer(200), parameterPointer('buildOrRunId')),
  needs: ['finishedLog'],
  async check({ arrange, read }) {
    const log = await arrange.finishedLog()
    const answer = checkAnswer(await read(log), 200)
    // An empty query asks for nothing else.
    return answer.length > 0 ? answer : checkAnswer(await read(log, { query: '' }), 200)
  },
  brokenBy: faults('status', {
    'answers-206': ['Logs are answered 206', answers(ok, setStatus(206)), { also: { 'auth/no-token-needed': 'status' } }],
    'bare-question-mark-breaks': ['A URL that ends with a question mark is not found', asks(path(/\?$/), replacePath(/.*/, '/v2/logs'))],
    'never-ends': ['A plain read never ends', answers([ok, off('stream')], pipe(holdOpen)), { code: 'body-hangs' }],
    redirects: ['A log is redirected', answers(ok, become(302, 'text/plain', '', [['Location', '/elsewhere']]))],
    'resets-midway': ['The connection drops in the middle of a log', answers([ok, off('stream')], pipe(breakOff)), { code: 'body-cut' }],
    'switches-protocols': ['An answer begins with a 101 that nobody asked for', answers(ok, setStatus(101, 'Switching Protocols'))],
  }),
})
