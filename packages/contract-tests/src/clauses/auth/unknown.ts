import { checkRefusal } from '../../checks/check-refusal.ts'
import { unknownToken, withBearer, withQueryToken } from '../../checks/credentials.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import type { RequestVariation } from '../../clause/scene.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { asksInstead, withToken } from '../../faults/asks.ts'
import { faults } from '../../faults/counterexample.ts'
import { on, status } from '../../faults/which.ts'

interface Row extends Pick<Clause, 'id' | 'title' | 'source' | 'brokenBy'> {
  readonly withToken: (token: string, query: string) => RequestVariation
}

const rows: readonly Row[] = [
  {
    id: 'auth/wrong-bearer',
    title: 'A token that is not known, as a bearer token, is a 401 even where none is needed, whatever the flags',
    source: cite(responsePointer(401)),
    withToken: withBearer,
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
  },
  {
    id: 'auth/wrong-query',
    title: 'A token that is not known, in the query, is a 401 even where none is needed, whatever the flags',
    source: cite(responsePointer(401)),
    withToken: withQueryToken,
    brokenBy: faults('status', {
      'wrong-token-downloads': [
        'A wrong token is not looked at with download',
        asksInstead([status(401), on('download')], withToken(undefined)),
        { also: { 'auth/wrong-bearer': 'status' } },
      ],
    }),
  },
]

/** A token that nobody has, whichever way it comes. */
export const authUnknown: readonly Clause[] = rows.map(({ withToken, ...promise }) =>
  defineClause({
    ...promise,
    level: 'must',
    needs: ['finishedLog', 'tokenCheck'],
    async check({ arrange, baseline, read }) {
      const log = await arrange.finishedLog()
      const { body } = await baseline(log)
      const queries = ['', 'stream=1', 'raw=1', 'download=1', 'stream=true&raw=true&download=true']
      const exchanges = await Promise.all(queries.map((query) => read(log, withToken(unknownToken, query))))
      return exchanges.flatMap((exchange) => checkRefusal(exchange, [401], body))
    },
  }),
)
