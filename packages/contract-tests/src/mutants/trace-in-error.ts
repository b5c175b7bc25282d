import { withDetail } from '../proof/leak-log.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const traceInError: Mutant = defineMutant({
  name: 'trace-in-error',
  title: 'An error shows where in the program it came from',
  killedBy: [['secrecy/no-trace', 'stack-trace']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 400
      ? withDetail(answer, 'stack', 'Error: Bad request\n    at readFlags (/srv/app/read-flags.js:12:9)')
      : answer
  },
})
