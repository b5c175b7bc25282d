import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { editText, isOn } from '../proof/wire.ts'

export const masksSecrets: Mutant = defineMutant({
  name: 'masks-secrets',
  title: 'What looks like a secret is masked',
  killedBy: [['body/token-like', 'bytes']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && !isOn(request, 'stream')
      ? editText(answer, (text) => text.replace(/(Bearer |token=|password=)[\w-]+/g, '$1***'))
      : answer
  },
})
