import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, withField } from '../proof/wire.ts'

export const pathInFileName: Mutant = defineMutant({
  name: 'path-in-file-name',
  title: 'The file name of a download is a path',
  killedBy: [['download/file-name', 'file-name']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && isOn(request, 'download')
      ? withField(answer, 'Content-Disposition', 'attachment; filename="../logs/log.txt"')
      : answer
  },
})
