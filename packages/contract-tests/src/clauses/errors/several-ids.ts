import { checkError } from '../../checks/check-error.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer, responsePointer } from '../../endpoint/operation.ts'
import { answers, become } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { id } from '../../faults/which.ts'

export const errorsSeveralIds = defineClause({
  id: 'errors/several-ids',
  basis: 'documented',
  restsOn: ['errors/not-found'],
  title: 'Every id that names no log is answered with the documented 404',
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
  brokenBy: faults('status', {
    'undefined-is-an-id': ['The id undefined brings an empty log', answers(id('undefined'), become(200, 'text/plain', ''))],
  }),
})
