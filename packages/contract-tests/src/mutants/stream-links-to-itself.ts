import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withField } from '../proof/wire.ts'

export const streamLinksToItself: Mutant = defineMutant({
  name: 'stream-links-to-itself',
  title: 'The stream of a running run has a link with the whole query',
  killedBy: [['secrecy/running', 'token-in-header']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.framing === 'chunked' ? withField(answer, 'Link', `<${request.path}>; rel="self"`) : answer
  },
})
