import { checkError } from '../../checks/check-error.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { answers, setStatus } from '../../faults/answers.ts'
import { method } from '../../faults/which.ts'
import { cite, examplePointer, responsePointer } from '../../spec/operation.ts'

export const methodsPut: Clause = defineClause({
  id: 'methods/put',
  title: 'PUT is refused with the documented 405',
  level: 'must',
  source: cite(responsePointer(405), examplePointer(405)),
  needs: ['finishedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    await baseline(log)
    return checkError(await read(log, { method: 'PUT', body: '{}' }), 405)
  },
  brokenBy: [
    {
      name: 'put-is-501',
      title: 'PUT is a 501',
      code: 'status',
      fault: answers(method('PUT'), setStatus(501)),
    },
  ],
})
