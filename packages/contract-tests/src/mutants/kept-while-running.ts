import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isRunning } from '../proof/spoil.ts'
import { isOn, readAll, withBytes } from '../proof/wire.ts'

export const keptWhileRunning: Mutant = defineMutant({
  name: 'kept-while-running',
  title: 'What was read twice while the run was running is brought after it has ended',
  killedBy: [['body/grows', 'bytes']],
  start: () => {
    const kept = new Map<string, Buffer>()
    return async (request, forward) => {
      const answer = await forward(request)
      if (answer.status !== 200 || isOn(request, 'stream')) return answer
      const before = kept.get(request.path)
      if (!(await isRunning(request, forward))) return before === undefined ? answer : withBytes(answer, before)
      const body = await readAll(answer.body)
      kept.set(request.path, body)
      return withBytes(answer, body)
    }
  },
})
