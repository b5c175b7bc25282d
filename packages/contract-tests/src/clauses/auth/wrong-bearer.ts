import { checkRefusal } from '../../checks/check-refusal.ts'
import { unknownToken, withBearer } from '../../checks/credentials.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { asksInstead, withToken } from '../../faults/asks.ts'
import { faulty } from '../../faults/counterexample.ts'
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
  brokenBy: [
    faulty(
      'wrong-token-raw',
      'A wrong token is not looked at with raw',
      'status',
      asksInstead([status(401), on('raw')], withToken(undefined)),
      [['auth/wrong-query', 'status']],
    ),
    faulty(
      'wrong-token-streams',
      'A wrong token is not looked at with stream',
      'status',
      asksInstead([status(401), on('stream')], withToken(undefined)),
      [['auth/wrong-query', 'status']],
    ),
  ],
})
