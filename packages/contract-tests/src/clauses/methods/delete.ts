import { checkError } from '../../checks/check-error.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { examplePointer, responsePointer } from '../../spec/operation.ts'

export const methodsDelete: Clause = defineClause({
  id: 'methods/delete',
  title: 'DELETE is refused with the documented 405',
  level: 'must',
  source: cite(responsePointer(405), examplePointer(405)),
  needs: ['finished-log'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    await baseline(log)
    return checkError(await read(log, { method: 'DELETE' }), 405)
  },
})
