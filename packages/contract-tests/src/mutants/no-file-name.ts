import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, withField } from '../proof/wire.ts'

export const noFileName: Mutant = defineMutant({
  name: 'no-file-name',
  title: 'A download has no file name',
  killedBy: [['download/file-extension', 'no-file-name']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && isOn(request, 'download')
      ? withField(answer, 'Content-Disposition', 'attachment')
      : answer
  },
})
