import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { idOf, isOn, withField } from '../proof/wire.ts'

export const fileNameEscaped: Mutant = defineMutant({
  name: 'file-name-escaped',
  title: 'The file name of a download is the id, with what is odd escaped',
  killedBy: [['download/no-backslash', 'backslash']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    if (answer.status !== 200 || !isOn(request, 'download')) return answer
    const name = idOf(request).replace(/["\\]/g, '\\$&')
    return withField(answer, 'Content-Disposition', `attachment; filename="${name}.log"`)
  },
})
