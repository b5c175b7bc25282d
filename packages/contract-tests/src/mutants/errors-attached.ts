import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, withField } from '../proof/wire.ts'

export const errorsAttached: Mutant = defineMutant({
  name: 'errors-attached',
  title: 'An error is saved as a file',
  killedBy: [['download/errors', 'attachment']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status >= 400 && isOn(request, 'download')
      ? withField(answer, 'Content-Disposition', 'attachment; filename="log.log"')
      : answer
  },
})
