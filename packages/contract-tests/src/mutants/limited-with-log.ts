import { sampleLog } from '../checks/sample-log.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { editText } from '../proof/wire.ts'

export const limitedWithLog: Mutant = defineMutant({
  name: 'limited-with-log',
  title: 'A 429 has the log in it',
  killedBy: [['limits/past-the-limit', 'log-bytes']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 429
      ? editText(answer, (text) =>
          JSON.stringify({ error: { ...JSON.parse(text).error, log: sampleLog('past the limit') } }),
        )
      : answer
  },
})
