import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { editText, isOn } from '../proof/wire.ts'

export const masksInRaw: Mutant = defineMutant({
  name: 'masks-in-raw',
  title: 'Keys are masked in the raw log',
  killedBy: [['body/token-like', 'bytes']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && isOn(request, 'raw') && !isOn(request, 'stream')
      ? editText(answer, (text) => text.replace(/\b(?:apify_api_|sk-)\w+/g, '[key]'))
      : answer
  },
})
