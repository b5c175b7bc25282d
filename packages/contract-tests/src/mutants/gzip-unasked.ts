import { gzipSync } from 'node:zlib'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, readAll, withBytes, withField } from '../proof/wire.ts'

export const gzipUnasked: Mutant = defineMutant({
  name: 'gzip-unasked',
  title: 'Logs are compressed unasked',
  killedBy: [['body/no-coding-unasked', 'coding']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && !isOn(request, 'stream')
      ? withField(withBytes(answer, gzipSync(await readAll(answer.body))), 'Content-Encoding', 'gzip')
      : answer
  },
})
