import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, readAll, withBytes } from '../proof/wire.ts'

export const rawThroughText: Mutant = defineMutant({
  name: 'raw-through-text',
  title: 'The verbatim log is decoded and encoded on its way',
  killedBy: [['raw/any-bytes', 'bytes']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && !isOn(request, 'stream') && isOn(request, 'raw')
      ? withBytes(answer, (await readAll(answer.body)).toString('utf8'))
      : answer
  },
})
