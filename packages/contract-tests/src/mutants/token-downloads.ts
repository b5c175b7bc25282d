import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf, withField } from '../proof/wire.ts'

export const tokenDownloads: Mutant = defineMutant({
  name: 'token-downloads',
  title: 'With a bearer token every log is an attachment',
  killedBy: [['auth/flags-with-token', 'attachment']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && fieldOf(request, 'Authorization') !== undefined
      ? withField(answer, 'Content-Disposition', 'attachment; filename=log.txt')
      : answer
  },
})
