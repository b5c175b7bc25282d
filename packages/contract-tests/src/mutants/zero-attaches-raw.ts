import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, queryOf, withField } from '../proof/wire.ts'

export const zeroAttachesRaw: Mutant = defineMutant({
  name: 'zero-attaches-raw',
  title: 'A verbatim log is attached for download=0',
  killedBy: [['flags/every-combination', 'attachment']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && queryOf(request, 'download') === '0' && isOn(request, 'raw')
      ? withField(answer, 'Content-Disposition', 'attachment; filename="log.txt"')
      : answer
  },
})
