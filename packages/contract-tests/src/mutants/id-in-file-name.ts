import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, pathOf, withField } from '../proof/wire.ts'

export const idInFileName: Mutant = defineMutant({
  name: 'id-in-file-name',
  title: 'The file name of a download is the id as it is',
  killedBy: [['download/odd-id', 'disposition']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && isOn(request, 'download')
      ? withField(
          answer,
          'Content-Disposition',
          `attachment; filename="${decodeURIComponent(pathOf(request).split('/').at(-1) ?? '')}.log"`,
        )
      : answer
  },
})
