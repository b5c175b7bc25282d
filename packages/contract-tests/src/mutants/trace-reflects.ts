import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { answerWith } from '../proof/wire.ts'

export const traceReflects: Mutant = defineMutant({
  name: 'trace-reflects',
  title: 'TRACE gives the request back',
  killedBy: [['methods/trace', 'reflected']],
  start: () => async (request, forward) =>
    request.method === 'TRACE'
      ? answerWith(200, 'message/http', request.fields.map((field) => field.join(': ')).join('\r\n'))
      : forward(request),
})
