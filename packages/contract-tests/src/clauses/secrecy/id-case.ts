import { checkError } from '../../checks/check-error.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { faulty } from '../../faults/counterexample.ts'
import { pathOf } from '../../faults/wire.ts'

export const secrecyIdCase = defineClause({
  id: 'secrecy/id-case',
  title: 'Ids that differ in case are different ids',
  level: 'must',
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
  brokenBy: [
    faulty('ids-in-any-case', 'Ids are read in any case', 'status', () => {
      const known = new Map<string, string>()
      return async (request, forward) => {
        const answer = await forward(request)
        const path = pathOf(request)
        if (answer.status === 200) known.set(path.toLowerCase(), path)
        const same = known.get(path.toLowerCase())
        return answer.status === 404 && same !== undefined ? forward({ ...request, path: same }) : answer
      }
    }),
  ],
})
