import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, pathOf, withField } from '../proof/wire.ts'

export const idSplitsHead: Mutant = defineMutant({
  name: 'id-splits-head',
  title: 'The id goes into a header as it is',
  killedBy: [['secrecy/header-splitting', 'split']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return isOn(request, 'download')
      ? withField(answer, 'X-Log-Id', decodeURIComponent(pathOf(request).split('/').at(-1) ?? ''))
      : answer
  },
})
