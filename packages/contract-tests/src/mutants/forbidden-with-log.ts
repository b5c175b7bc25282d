import { sampleLog } from '../checks/sample-log.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { editText } from '../proof/wire.ts'

export const forbiddenWithLog: Mutant = defineMutant({
  name: 'forbidden-with-log',
  title: 'A 403 has the log in it',
  killedBy: [
    ['errors/forbidden', 'log-bytes'],
    ['auth/foreign-bearer', 'log-bytes'],
  ],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 403
      ? editText(answer, (text) =>
          JSON.stringify({ error: { ...JSON.parse(text).error, log: sampleLog('restricted') } }),
        )
      : answer
  },
})
