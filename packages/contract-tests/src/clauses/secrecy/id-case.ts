import { checkError } from '../../checks/check-error.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

export const secrecyIdCase: Clause = defineClause({
  id: 'secrecy/id-case',
  title: 'Ids that differ in case are different ids',
  level: 'must',
  source: cite(parameterPointer('buildOrRunId')),
  needs: ['finished-log', 'distinct-ids'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    await baseline(log)
    const others = [log.id.toUpperCase(), log.id.toLowerCase()].filter((id) => id !== log.id)
    const found = []
    for (const id of others) found.push(...checkError(await read({ ...log, id }), 404))
    return found
  },
})
