import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const idExtensionIgnored: Mutant = defineMutant({
  name: 'id-extension-ignored',
  title: 'An id may have an extension',
  killedBy: [['secrecy/ids', 'status']],
  start: () => async (request, forward) => forward({ ...request, path: request.path.replace(/\.log(?=$|\?)/, '') }),
})
