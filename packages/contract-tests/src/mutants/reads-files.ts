import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { answerWith, idOf } from '../proof/wire.ts'

export const readsFiles: Mutant = defineMutant({
  name: 'reads-files',
  title: 'An id of dots and slashes reads a file of the machine',
  killedBy: [['secrecy/ids', 'status']],
  start: () => async (request, forward) =>
    idOf(request).startsWith('../')
      ? answerWith(200, 'text/plain', 'root:x:0:0:root:/root:/bin/sh\n')
      : forward(request),
})
