import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, withField } from '../proof/wire.ts'

export const fileNameHtml: Mutant = defineMutant({
  name: 'file-name-html',
  title: 'A download is saved as a page',
  killedBy: [['download/file-extension', 'file-extension']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && isOn(request, 'download')
      ? withField(answer, 'Content-Disposition', 'attachment; filename="log.html"')
      : answer
  },
})
