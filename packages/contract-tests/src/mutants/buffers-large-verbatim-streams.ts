import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, readAll, withBody, withQuery } from '../proof/wire.ts'

async function* joinPieces(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield await readAll(body)
}

export const buffersLargeVerbatimStreams: Mutant = defineMutant({
  name: 'buffers-large-verbatim-streams',
  title: 'A verbatim stream of a large log comes when it is over',
  killedBy: [['stream/large-backlog', 'not-delivered']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    if (answer.status !== 200 || !isOn(request, 'stream') || !isOn(request, 'raw')) return answer
    const soFar = await readAll((await forward(withQuery(request, 'stream', undefined))).body)
    return soFar.length > 64 * 1024 ? withBody(answer, joinPieces(answer.body)) : answer
  },
})
