import { checkRefusal } from '../../checks/check-refusal.ts'
import { unknownToken, withBearer } from '../../checks/credentials.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { asksInstead, withToken } from '../../faults/asks.ts'
import { faults } from '../../faults/counterexample.ts'
import { on, status } from '../../faults/which.ts'

export const authWrongBearer = defineClause({
  id: 'auth/wrong-bearer',
  title: 'A token that is not known, as a bearer token, is a 401 even where none is needed, whatever the flags',
  level: 'must',
  source: cite(responsePointer(401)),
  needs: ['finishedLog', 'tokenCheck'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    const { body } = await baseline(log)
    const queries = ['', 'stream=1', 'raw=1', 'download=1', 'stream=true&raw=true&download=true']
    const exchanges = await Promise.all(queries.map((query) => read(log, withBearer(unknownToken, query))))
    return exchanges.flatMap((exchange) => checkRefusal(exchange, [401], body))
  },
  brokenBy: faults('status', {
    'wrong-token-raw': [
      'A wrong token is not looked at with raw',
      asksInstead([status(401), on('raw')], withToken(undefined)),
      { also: { 'auth/wrong-query': 'status' } },
    ],
    'wrong-token-streams': [
      'A wrong token is not looked at with stream',
      asksInstead([status(401), on('stream')], withToken(undefined)),
      { also: { 'auth/wrong-query': 'status' } },
    ],
  }),
})
