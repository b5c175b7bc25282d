import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { answerWith, isOn, pathOf, readAll, withBytes } from '../proof/wire.ts'

export const cachedForAll: Mutant = defineMutant({
  name: 'cached-for-all',
  title: 'What the owner read is served to anyone',
  killedBy: [
    ['auth/no-token', 'status'],
    ['auth/almost-right', 'status'],
    ['auth/wrong-for-restricted', 'status'],
  ],
  start: () => {
    const kept = new Map<string, Buffer>()
    return async (request, forward) => {
      const answer = await forward(request)
      const before = kept.get(pathOf(request))
      if (answer.status === 401 && before !== undefined) return answerWith(200, 'text/plain', before)
      if (answer.status !== 200 || isOn(request, 'stream')) return answer
      const body = await readAll(answer.body)
      kept.set(pathOf(request), body)
      return withBytes(answer, body)
    }
  },
})
