import { checkError } from '../../checks/check-error.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { once } from '../../faults/wire.ts'
import { cite, examplePointer, responsePointer } from '../../spec/operation.ts'

export const methodsDelete: Clause = defineClause({
  id: 'methods/delete',
  title: 'DELETE is refused with the documented 405',
  level: 'must',
  source: cite(responsePointer(405), examplePointer(405)),
  needs: ['finishedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    await baseline(log)
    return checkError(await read(log, { method: 'DELETE' }), 405)
  },
  brokenBy: [
    {
      name: 'delete-is-204',
      title: 'DELETE is a 204',
      code: 'status',
      fault: () => async (request, forward) => {
        const answer = await forward(request)
        return request.method === 'DELETE'
          ? { ...answer, status: 204, body: once(new Uint8Array()), fields: [] }
          : answer
      },
    },
  ],
})
