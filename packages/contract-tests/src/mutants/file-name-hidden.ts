import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { idOf, isOn, withField } from '../proof/wire.ts'

export const fileNameHidden: Mutant = defineMutant({
  name: 'file-name-hidden',
  title: 'A download is hidden if the id begins with a dot',
  killedBy: [['download/odd-id', 'file-name']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && isOn(request, 'download') && idOf(request).startsWith('.')
      ? withField(answer, 'Content-Disposition', `attachment; filename="log.txt"; filename*=UTF-8''${idOf(request)}`)
      : answer
  },
})
