import { operationPath } from '@get-log/types'
import { checkAnswer } from '../../checks/check-answer.ts'
import { checkNoServerError } from '../../checks/check-same.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { faults } from '../../faults/counterexample.ts'
import { pathOf } from '../../faults/wire.ts'

export const secrecyHostilePaths = defineClause({
  id: 'secrecy/hostile-paths',
  title: 'A hostile path is refused, not a server error, and the next request is answered',
  level: 'must',
  source: cite(parameterPointer('buildOrRunId'), [
    'RFC 9110, section 15.6.1',
    'A 500 says that the server met a condition it did not expect.',
  ]),
  needs: ['finishedLog'],
  // A target that does not survive it must not take the other verdicts along.
  exclusive: true,
  async check({ arrange, read }) {
    const log = await arrange.finishedLog()
    const long = 'x'.repeat(4000)
    for (const id of ['..%2f..%2f..%2fetc%2fpasswd', '%00', '__proto__', '%F0%9F%98%80', long, '%2e%2e%2f', '%ff', '%c3%28', '%zz', '%']) {
      const found = checkNoServerError(await read(log, { path: operationPath.replace('{buildOrRunId}', id) }))
      if (found.length > 0) return found
    }
    return checkAnswer(await read(log), 200)
  },
  brokenBy: faults('no-answer', {
    'odd-path-breaks': [
      'A path that is no UTF-8 breaks the connection',
      () => async (request, forward) => {
        decodeURIComponent(pathOf(request))
        return forward(request)
      },
    ],
  }),
})
