import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, withField } from '../proof/wire.ts'

export const tokenInFileName: Mutant = defineMutant({
  name: 'token-in-file-name',
  title: 'The file name of a download is the query',
  killedBy: [
    ['secrecy/known-token', 'token-in-header'],
    ['secrecy/owner-token', 'token-in-header'],
  ],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return isOn(request, 'download') && answer.status === 200
      ? withField(answer, 'Content-Disposition', `attachment; filename="${request.path.split('?')[1]}.log"`)
      : answer
  },
})
