import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { idOf, isOn, withField } from '../proof/wire.ts'

function cut(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1')
}

export const cutCharactersSplitHead: Mutant = defineMutant({
  name: 'cut-characters-split-head',
  title: 'The last byte of each character of an id goes into a header',
  killedBy: [['secrecy/header-splitting', 'split']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return isOn(request, 'download') ? withField(answer, 'X-Log-Id', cut(idOf(request))) : answer
  },
})
