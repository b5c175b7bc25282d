import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const postIsGet: Mutant = defineMutant({
  name: 'post-is-get',
  title: 'POST brings the log',
  killedBy: [
    ['methods/post', 'status'],
    ['errors/method-not-allowed', 'status'],
  ],
  start: () => async (request, forward) =>
    forward(
      request.method === 'POST'
        ? {
            ...request,
            method: 'GET',
            body: new Uint8Array(),
            fields: request.fields.filter(([name]) => name !== 'Content-Length'),
          }
        : request,
    ),
})
