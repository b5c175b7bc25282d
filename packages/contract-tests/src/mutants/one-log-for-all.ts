import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { answerWith, isOn, readAll } from '../proof/wire.ts'

export const oneLogForAll: Mutant = defineMutant({
  name: 'one-log-for-all',
  title: 'The first log read is served for every id',
  killedBy: [
    ['body/own-log', 'bytes'],
    ['secrecy/ids', 'status'],
  ],
  start: () => {
    let first: Buffer | undefined
    return async (request, forward) => {
      const answer = await forward(request)
      if (request.method !== 'GET' || isOn(request, 'stream') || (answer.status !== 200 && answer.status !== 404))
        return answer
      if (answer.status === 200) first ??= await readAll(answer.body)
      return first === undefined ? answer : answerWith(200, 'text/plain', first)
    }
  },
})
