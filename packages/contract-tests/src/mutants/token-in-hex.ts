import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { tokenOf, withField } from '../proof/wire.ts'

export const tokenInHex: Mutant = defineMutant({
  name: 'token-in-hex',
  title: 'A cookie holds the token in hexadecimal',
  killedBy: [['secrecy/known-token', 'token-in-header']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    const token = tokenOf(request)
    return answer.status === 200 && token !== undefined
      ? withField(answer, 'Set-Cookie', `s=${Buffer.from(token).toString('hex')}`)
      : answer
  },
})
