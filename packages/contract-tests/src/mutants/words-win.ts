import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withQuery } from '../proof/wire.ts'

export const wordsWin: Mutant = defineMutant({
  name: 'words-win',
  title: 'Of two contradicting flags the one that is a word counts',
  killedBy: [['flags/repeated-alike', 'another-rule']],
  start: () => async (request, forward) => {
    const [, name = '', word = ''] = /(\w+)=(true|false)&\1=[01]/.exec(request.path) ?? []
    return forward(word === '' ? request : withQuery(request, name, word))
  },
})
