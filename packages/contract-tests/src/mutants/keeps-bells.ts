import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, readAll, withBytes, withQuery } from '../proof/wire.ts'

export const keepsBells: Mutant = defineMutant({
  name: 'keeps-bells',
  title: 'Control characters are kept',
  killedBy: [['raw/controls', 'bytes']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    if (answer.status !== 200 || isOn(request, 'stream') || isOn(request, 'raw')) return answer
    const raw = await forward(withQuery(request, 'raw', '1'))
    const bytes = await readAll(raw.body)
    return bytes.includes(0x07) && !bytes.includes(0x1b) ? withBytes(answer, bytes) : answer
  },
})
