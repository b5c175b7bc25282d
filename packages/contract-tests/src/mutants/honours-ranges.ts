import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf, readAll, withBytes, withField } from '../proof/wire.ts'

export const honoursRanges: Mutant = defineMutant({
  name: 'honours-ranges',
  title: 'A range is answered with 206',
  killedBy: [['body/ranges', 'status']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    if (answer.status !== 200 || fieldOf(request, 'Range') === undefined) return answer
    const body = await readAll(answer.body)
    const range = withField(answer, 'Content-Range', `bytes 0-9/${body.length}`)
    return { ...withBytes(range, body.subarray(0, 10)), status: 206 }
  },
})
