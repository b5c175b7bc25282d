import { checkError } from '../../checks/check-error.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, examplePointer, responsePointer } from '../../endpoint/operation.ts'
import { answers, setStatus } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { method, not } from '../../faults/which.ts'

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
  brokenBy: faults('status', {
    'unknown-method-is-501': [
      'A method that nobody implements is a 501',
      answers(not(method('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE')), setStatus(501)),
    ],
  }),
})
