import { checkError } from '../../checks/check-error.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { examplePointer, responsePointer } from '../../spec/operation.ts'

export const methodsOthers: Clause = defineClause({
  id: 'methods/others',
  title: 'A method that nobody implements is refused as well',
  level: 'must',
  source: cite(responsePointer(405), examplePointer(405)),
  needs: ['finished-log'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    await baseline(log)
    const found = []
    for (const method of ['PROPFIND', 'SEARCH', 'LINK']) found.push(...checkError(await read(log, { method }), 405))
    return found
  },
})
