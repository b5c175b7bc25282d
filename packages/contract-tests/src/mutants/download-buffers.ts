import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, once, readAll, withBody } from '../proof/wire.ts'

export const downloadBuffers: Mutant = defineMutant({
  name: 'download-buffers',
  title: 'A download with stream comes when it is over',
  killedBy: [['download/stream', 'not-delivered']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && isOn(request, 'download')
      ? withBody(answer, once(await readAll(answer.body)))
      : answer
  },
})
