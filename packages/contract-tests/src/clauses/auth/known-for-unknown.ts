import { checkError } from '../../checks/check-error.ts'
import { withBearer, withQueryToken } from '../../checks/credentials.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { answers, become } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { query, status } from '../../faults/which.ts'

export const authKnownForUnknown = defineClause({
  id: 'auth/known-for-unknown',
  basis: 'documented',
  restsOn: ['errors/not-found'],
  title: 'An id that names no log is a 404 with a known token too',
  source: cite(responsePointer(404)),
  needs: ['unknownLog', 'knownToken'],
  async check({ arrange, read }) {
    const log = await arrange.unknownLog()
    const token = await arrange.knownToken()
    const variations = [withBearer(token), withQueryToken(token), withBearer(token, 'stream=1')]
    const exchanges = await Promise.all(variations.map((variation) => read(log, variation)))
    return exchanges.flatMap((exchange) => checkError(exchange, 404))
  },
  brokenBy: faults('status', {
    'unknown-log-with-query-token': [
      'With a token in the query an unknown id brings an empty log',
      answers([status(404), query('token')], become(200, 'text/plain', '')),
    ],
  }),
})
