import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, queryOf, readAll, withBody } from '../proof/wire.ts'

async function* bufferAll(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield await readAll(body)
}

export const buffersWithQueryToken: Mutant = defineMutant({
  name: 'buffers-with-query-token',
  title: 'A stream comes when it is over to those with a token in the query',
  killedBy: [['auth/streams-with-token', 'not-delivered']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && isOn(request, 'stream') && queryOf(request, 'token') !== undefined
      ? withBody(answer, bufferAll(answer.body))
      : answer
  },
})
