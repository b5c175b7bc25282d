import { checkRefusal } from '../../checks/check-refusal.ts'
import { unknownToken, withQueryToken } from '../../checks/credentials.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { asksInstead, withToken } from '../../faults/asks.ts'
import { faults } from '../../faults/counterexample.ts'
import { on, status } from '../../faults/which.ts'

export const authWrongQuery = defineClause({
  id: 'auth/wrong-query',
  title: 'A token that is not known, in the query, is a 401 even where none is needed, whatever the flags',
  level: 'must',
  source: cite(responsePointer(401)),
  needs: ['finishedLog', 'tokenCheck'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    const { body } = await baseline(log)
    const queries = ['', 'stream=1', 'raw=1', 'download=1', 'stream=true&raw=true&download=true']
    const exchanges = await Promise.all(queries.map((query) => read(log, withQueryToken(unknownToken, query))))
    return exchanges.flatMap((exchange) => checkRefusal(exchange, [401], body))
  },
  brokenBy: faults('status', {
    'wrong-token-downloads': [
      'A wrong token is not looked at with download',
      asksInstead([status(401), on('download')], withToken(undefined)),
      { also: { 'auth/wrong-bearer': 'status' } },
    ],
  }),
})
