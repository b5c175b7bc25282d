import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, readAll, withBytes } from '../proof/wire.ts'

export const latin1Body: Mutant = defineMutant({
  name: 'latin1-body',
  title: 'Logs are encoded in ISO 8859-1',
  killedBy: [
    ['body/utf8', 'invalid-utf8'],
    ['body/characters', 'bytes'],
  ],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && !isOn(request, 'stream')
      ? withBytes(answer, Buffer.from((await readAll(answer.body)).toString('utf8'), 'latin1'))
      : answer
  },
})
