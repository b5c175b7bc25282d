import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf, withField } from '../proof/wire.ts'

export const tokenPrefixSuffices: Mutant = defineMutant({
  name: 'token-prefix-suffices',
  title: 'A token that lacks its last character is accepted',
  killedBy: [['auth/almost-right', 'status']],
  start: () => {
    const known = new Set<string>()
    return async (request, forward) => {
      const given = fieldOf(request, 'Authorization')
      const answer = await forward(request)
      if (given !== undefined && answer.status === 200) known.add(given)
      const whole = [...known].find((token) => given !== undefined && token.startsWith(given))
      return answer.status === 401 && whole !== undefined ? forward(withField(request, 'Authorization', whole)) : answer
    }
  },
})
