import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, tokenOf, withField } from '../proof/wire.ts'

export const tokenInCookie: Mutant = defineMutant({
  name: 'token-in-cookie',
  title: 'A stream sets the token as a cookie',
  killedBy: [
    ['secrecy/known-token', 'token-in-header'],
    ['secrecy/owner-token', 'token-in-header'],
  ],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    const token = tokenOf(request)
    return isOn(request, 'stream') && token !== undefined
      ? withField(answer, 'Set-Cookie', `session=${Buffer.from(token).toString('base64')}; HttpOnly`)
      : answer
  },
})
