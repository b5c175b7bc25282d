import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, readAll, withBytes, withQuery } from '../proof/wire.ts'

export const leaksSequencesCutByWrites: Mutant = defineMutant({
  name: 'leaks-sequences-cut-by-writes',
  title: 'A sequence that was written in pieces leaks',
  killedBy: [['raw/cut', 'bytes']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    if (answer.status !== 200 || isOn(request, 'stream') || isOn(request, 'raw')) return answer
    const raw = await readAll((await forward(withQuery(request, 'raw', '1'))).body)
    return raw.length < 100 && raw.includes('\x1bPq') ? withBytes(answer, raw) : answer
  },
})
