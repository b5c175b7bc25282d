import { readUnknown } from '../../checks/bring-about.ts'
import { checkRefusal } from '../../checks/check-refusal.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer, responsePointer } from '../../endpoint/operation.ts'
import { answers, become, id } from '../../faults/answers.ts'

export const errorsSeveralIds = defineClause({
  id: 'errors/several-ids',
  basis: 'documented',
  restsOn: ['errors/not-found', 'errors/bad-request'],
  title: 'An id that is a name of nothing is answered with the documented 404, or with the 400 of what cannot be an id',
  source: cite(responsePointer(404), responsePointer(400), parameterPointer('buildOrRunId')),
  needs: ['unknownLog'],
  async check(scene) {
    const ids = ['undefined', 'null', '__proto__', 'constructor', 'toString']
    const exchanges = await readUnknown(scene, [{}], ids)
    return exchanges.flatMap((exchange) => checkRefusal(exchange, [404, 400], ''))
  },
  brokenBy: faults('status', {
    'undefined-is-an-id': ['The id undefined brings an empty log', answers(id('undefined'), become(200, 'text/plain', ''))],
  }),
})
