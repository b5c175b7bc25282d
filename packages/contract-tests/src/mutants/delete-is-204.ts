import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { once } from '../proof/wire.ts'

export const deleteIs204: Mutant = defineMutant({
  name: 'delete-is-204',
  title: 'DELETE is a 204',
  killedBy: [['methods/delete', 'status']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return request.method === 'DELETE' ? { ...answer, status: 204, body: once(new Uint8Array()), fields: [] } : answer
  },
})
