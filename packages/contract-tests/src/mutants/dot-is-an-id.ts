import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { answerWith, idOf } from '../proof/wire.ts'

export const dotIsAnId: Mutant = defineMutant({
  name: 'dot-is-an-id',
  title: 'The id of one dot brings a listing',
  killedBy: [['secrecy/dot-ids', 'status']],
  start: () => async (request, forward) =>
    idOf(request) === '.' ? answerWith(200, 'text/plain', 'one\ntwo\n') : forward(request),
})
