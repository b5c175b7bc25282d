import { gzipSync } from 'node:zlib'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf, isOn, readAll, withBytes, withField } from '../proof/wire.ts'

export const gzipForAnyCoding: Mutant = defineMutant({
  name: 'gzip-for-any-coding',
  title: 'Logs are compressed for whoever names a coding, even to refuse it',
  killedBy: [['body/no-coding-unasked', 'coding']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    const asked = fieldOf(request, 'Accept-Encoding') !== undefined
    return answer.status === 200 && asked && !isOn(request, 'stream')
      ? withField(withBytes(answer, gzipSync(await readAll(answer.body))), 'Content-Encoding', 'gzip')
      : answer
  },
})
