import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

async function* addBehind(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* body
  yield Buffer.from('\r\n')
}

export const bytesBehindAnswers: Mutant = defineMutant({
  name: 'bytes-behind-answers',
  title: 'Behind an answer of known length stand two more bytes',
  killedBy: [['body/kept-connection', 'body-cut']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.framing === 'length' ? { ...answer, body: addBehind(answer.body) } : answer
  },
})
