import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isRunning } from '../proof/spoil.ts'
import { isOn, readAll, withBytes } from '../proof/wire.ts'

const most = 2 * 1024 * 1024

export const runningLogLacksItsStart: Mutant = defineMutant({
  name: 'running-log-lacks-its-start',
  title: 'Of a running log that is read in one piece only the last 2 MiB come',
  killedBy: [['stream/large-backlog', 'bytes']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    if (answer.status !== 200 || isOn(request, 'stream') || !(await isRunning(request, forward))) return answer
    return withBytes(answer, (await readAll(answer.body)).subarray(-most))
  },
})
