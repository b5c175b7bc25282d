import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withQuery } from '../proof/wire.ts'

export const lastRawWins: Mutant = defineMutant({
  name: 'last-raw-wins',
  title: 'Of two contradicting raw the last counts, while other flags are refused',
  killedBy: [['flags/repeated-alike', 'another-rule']],
  start: () => async (request, forward) => {
    const [, last] = /raw=\w+&raw=(\w+)/.exec(request.path) ?? []
    return forward(last === undefined ? request : withQuery(request, 'raw', last))
  },
})
