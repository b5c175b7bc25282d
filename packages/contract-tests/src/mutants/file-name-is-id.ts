import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { idOf, isOn, withField } from '../proof/wire.ts'

export const fileNameIsId: Mutant = defineMutant({
  name: 'file-name-is-id',
  title: 'The file name of a download is the id',
  killedBy: [
    ['download/system-names', 'device-name'],
    ['download/system-names', 'file-extension'],
  ],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && isOn(request, 'download')
      ? withField(answer, 'Content-Disposition', `attachment; filename="${idOf(request)}"`)
      : answer
  },
})
