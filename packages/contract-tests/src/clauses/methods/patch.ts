import { checkError } from '../../checks/check-error.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { answers, setStatus } from '../../faults/answers.ts'
import { method } from '../../faults/which.ts'
import { cite, examplePointer, responsePointer } from '../../spec/operation.ts'

export const methodsPatch: Clause = defineClause({
  id: 'methods/patch',
  title: 'PATCH is refused with the documented 405',
  level: 'must',
  source: cite(responsePointer(405), examplePointer(405)),
  needs: ['finishedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    await baseline(log)
    return checkError(await read(log, { method: 'PATCH', body: '{}' }), 405)
  },
  brokenBy: [
    {
      name: 'patch-is-400',
      title: 'PATCH is a 400',
      code: 'status',
      fault: answers(method('PATCH'), setStatus(400)),
    },
  ],
})
