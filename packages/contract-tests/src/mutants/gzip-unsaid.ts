import { gzipSync } from 'node:zlib'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, readAll, withBytes } from '../proof/wire.ts'

export const gzipUnsaid: Mutant = defineMutant({
  name: 'gzip-unsaid',
  title: 'Logs are compressed without saying so',
  killedBy: [['body/no-coding-unasked', 'coding']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && !isOn(request, 'stream')
      ? withBytes(answer, gzipSync(await readAll(answer.body)))
      : answer
  },
})
