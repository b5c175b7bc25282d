import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const slashesDecoded: Mutant = defineMutant({
  name: 'slashes-decoded',
  title: 'An encoded slash is a slash',
  killedBy: [['secrecy/ids', 'status']],
  start: () => async (request, forward) =>
    forward({
      ...request,
      path: new URL(request.path.replace(/%2f/gi, '/'), 'http://x').href.slice('http://x'.length),
    }),
})
