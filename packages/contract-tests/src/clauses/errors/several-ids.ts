import { checkError } from '../../checks/check-error.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer, responsePointer } from '../../endpoint/operation.ts'
import { faulty } from '../../faults/counterexample.ts'
import { answerWith, pathOf } from '../../faults/wire.ts'

export const errorsSeveralIds = defineClause({
  id: 'errors/several-ids',
  title: 'No id that names no log brings one',
  level: 'must',
  source: cite(responsePointer(404), parameterPointer('buildOrRunId')),
  needs: ['unknownLog'],
  async check({ arrange, read }) {
    const log = await arrange.unknownLog()
    const found = []
    for (const id of [log.id, `${log.id}x`, '0', 'undefined', 'null', '__proto__', 'constructor', 'toString']) {
      found.push(...checkError(await read({ ...log, id }), 404))
    }
    return found
  },
  brokenBy: [
    faulty('undefined-is-an-id', 'The id undefined brings an empty log', 'status', () => async (request, forward) => {
      const answer = await forward(request)
      return pathOf(request).endsWith('/undefined') ? answerWith(200, 'text/plain', '') : answer
    }),
  ],
})
