import { checkError } from '../../checks/check-error.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { faults } from '../../faults/counterexample.ts'
import { findAnother } from '../../faults/find-another.ts'

export const secrecyIdCase = defineClause({
  id: 'secrecy/id-case',
  basis: 'expected',
  restsOn: ['errors/not-found', 'body/own-log'],
  title: 'Ids that differ in case are different ids',
  source: cite(parameterPointer('buildOrRunId')),
  needs: ['finishedLog', 'distinctIds'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    await baseline(log)
    const others = [log.id.toUpperCase(), log.id.toLowerCase()].filter((id) => id !== log.id)
    const found = []
    for (const id of others) found.push(...checkError(await read({ ...log, id }), 404))
    return found
  },
  brokenBy: faults('status', {
    'ids-in-any-case': ['Ids are read in any case', findAnother((one, other) => one.toLowerCase() === other.toLowerCase())],
  }),
})
