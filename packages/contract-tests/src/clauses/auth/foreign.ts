import { checkRefusal } from '../../checks/check-refusal.ts'
import { withBearer, withQueryToken } from '../../checks/credentials.ts'
import type { Clause, Promised } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import type { RequestVariation } from '../../clause/scene.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { answers, setBody, setStatus } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { on, query, status } from '../../faults/which.ts'

interface Row extends Pick<Promised, 'id' | 'title' | 'source' | 'brokenBy' | 'basis' | 'restsOn'> {
  readonly ask: (token: string) => readonly RequestVariation[]
}

const rows: readonly Row[] = [
  {
    id: 'auth/foreign-bearer',
    basis: 'expected',
    restsOn: ['errors/forbidden', 'auth/bearer'],
    title: "Someone else's restricted log, with a bearer token that is known, is a 403",
    source: cite(responsePointer(403)),
    ask: (token) => [withBearer(token)],
    brokenBy: faults('not-json', {
      'error-body-empty': ['The body of a 403 is empty', answers(status(403), setBody('')), { also: { 'errors/forbidden': 'not-json' } }],
    }),
  },
  {
    id: 'auth/foreign-query',
    basis: 'expected',
    restsOn: ['auth/foreign-bearer', 'auth/query'],
    title: "Someone else's restricted log, with a token in the query that is known, is a 403",
    source: cite(responsePointer(403)),
    ask: (token) => [withQueryToken(token)],
    brokenBy: faults('status', {
      'forbidden-as-unauthorized': [
        'A 403 is a 401',
        answers(status(403), setStatus(401)),
        { also: { 'errors/forbidden': 'status', 'auth/foreign-bearer': 'status' } },
      ],
    }),
  },
  {
    id: 'auth/foreign-flags',
    basis: 'expected',
    restsOn: ['auth/foreign-bearer'],
    title: "Someone else's restricted log is a 403 whatever the flags",
    source: cite(responsePointer(403)),
    ask: (token) =>
      ['stream=1', 'download=true', 'raw=1', 'stream=true&raw=true&download=true'].flatMap((query) => [
        withBearer(token, query),
        withQueryToken(token, query),
      ]),
    brokenBy: faults('not-json', {
      'forbidden-as-not-found': ['A 403 is a 404', answers(status(403), setStatus(404)), { code: 'status' }],
      'foreign-flags-as-text': ['With raw a 403 is text', answers([status(403), on('raw')], setBody('Forbidden'))],
      'foreign-stream-as-text': [
        'With stream and a token in the query a 403 is text',
        answers([status(403), on('stream'), query('token')], setBody('Forbidden')),
      ],
    }),
  },
]

/** A token of someone else, whichever way it comes. */
export const authForeign: readonly Clause[] = rows.map(({ ask, ...promise }) =>
  defineClause({
    ...promise,
    needs: ['foreignLog'],
    async check({ arrange, read }) {
      const log = await arrange.foreignLog()
      const exchanges = await Promise.all(ask(log.token).map((variation) => read(log, variation)))
      return exchanges.flatMap((exchange) => checkRefusal(exchange, [403], log.written ?? ''))
    },
  }),
)
