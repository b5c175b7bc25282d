import { checkError } from '../../checks/check-error.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, examplePointer, responsePointer } from '../../endpoint/operation.ts'
import { faulty } from '../../faults/counterexample.ts'

export const methodsOthers = defineClause({
  id: 'methods/others',
  title: 'A method that nobody implements is refused as well',
  level: 'must',
  source: cite(responsePointer(405), examplePointer(405)),
  needs: ['finishedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    await baseline(log)
    const found = []
    for (const method of ['PROPFIND', 'SEARCH', 'LINK']) found.push(...checkError(await read(log, { method }), 405))
    return found
  },
  brokenBy: [
    faulty('unknown-method-is-501', 'A method that nobody implements is a 501', 'status', () => async (request, forward) => {
      const answer = await forward(request)
      return !/^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|TRACE)$/.test(request.method) ? { ...answer, status: 501 } : answer
    }),
  ],
})
