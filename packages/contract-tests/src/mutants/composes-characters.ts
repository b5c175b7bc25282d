import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, readAll, withBytes } from '../proof/wire.ts'

export const composesCharacters: Mutant = defineMutant({
  name: 'composes-characters',
  title: 'Characters are normalized',
  killedBy: [['body/characters', 'bytes']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && !isOn(request, 'stream') && !isOn(request, 'raw')
      ? withBytes(answer, (await readAll(answer.body)).toString('utf8').normalize('NFC'))
      : answer
  },
})
