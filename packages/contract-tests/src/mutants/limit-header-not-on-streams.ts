import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, withField } from '../proof/wire.ts'

export const limitHeaderNotOnStreams: Mutant = defineMutant({
  name: 'limit-header-not-on-streams',
  title: 'Streams do not say the limit',
  killedBy: [['limits/header', 'rate-limit-header']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return isOn(request, 'stream') ? withField(answer, 'X-RateLimit-Limit', undefined) : answer
  },
})
