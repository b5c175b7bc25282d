import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, readAll, withBody, withBytes, withQuery } from '../proof/wire.ts'

export const waitsForTheNewline: Mutant = defineMutant({
  name: 'waits-for-the-newline',
  title: 'A read of a line without its newline waits for the end of the run',
  killedBy: [['body/unfinished-line', 'body-hangs']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    if (answer.status !== 200 || isOn(request, 'stream')) return answer
    const body = await readAll(answer.body)
    if (body.at(-1) === 0x0a || body.length === 0) return withBytes(answer, body)
    return withBody(answer, (await forward(withQuery(request, 'stream', '1'))).body)
  },
})
