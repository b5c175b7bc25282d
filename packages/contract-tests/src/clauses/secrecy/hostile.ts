import { operationPath } from '@get-log/types'
import { checkAnswer, checkNoServerError } from '../../checks/check-body.ts'
import type { Promised } from '../../clause/clause.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import type { RequestVariation } from '../../clause/scene.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, become, path } from '../../faults/answers.ts'
import { pathOf } from '../../faults/wire.ts'

interface Row extends Pick<Promised, 'id' | 'title' | 'source' | 'brokenBy' | 'basis' | 'restsOn'> {
  readonly requests: readonly RequestVariation[]
}

const rows: readonly Row[] = [
  {
    id: 'secrecy/hostile-queries',
    basis: 'expected',
    restsOn: ['body/status'],
    title: 'A hostile query does not cause a server error',
    source: cite(['RFC 9110, section 15.6.1', 'A 500 says that the server met a condition it did not expect.']),
    requests: [
      ...['&&&=&', 'raw[]=1', 'raw[a]=1', '__proto__=1', 'constructor[prototype]=1', 'raw=%ff', 'raw=%', '%'],
      ...[`token=${'x'.repeat(4000)}`, `raw=${'1'.repeat(2000)}`],
    ].map((query) => ({ query })),
    brokenBy: faults('server-error', {
      'odd-query-fails': ['A query with brackets is a server error', answers(path(/\[/), become(500, 'text/plain', 'TypeError'))],
    }),
  },
  {
    id: 'secrecy/hostile-paths',
    basis: 'expected',
    restsOn: ['body/status'],
    title: 'A hostile path does not cause a server error, and the next request is answered',
    source: cite(parameterPointer('buildOrRunId'), [
      'RFC 9110, section 15.6.1',
      'A 500 says that the server met a condition it did not expect.',
    ]),
    requests: [
      ...['..%2f..%2f..%2fetc%2fpasswd', '%00', '__proto__', '%F0%9F%98%80', 'x'.repeat(4000), '%2e%2e%2f', '%ff', '%c3%28', '%zz', '%'],
    ].map((id) => ({ path: operationPath.replace('{buildOrRunId}', id) })),
    brokenBy: faults('no-answer', {
      'odd-path-breaks': [
        'A path that is not UTF-8 breaks the connection',
        () => async (request, forward) => {
          decodeURIComponent(pathOf(request))
          return forward(request)
        },
      ],
    }),
  },
]

export const secrecyHostile = rows.map(({ requests, ...promise }) =>
  defineClause({
    ...promise,
    needs: ['finishedLog'],
    // If the target does not survive it, the other verdicts must not suffer.
    exclusive: true,
    async check({ arrange, read }) {
      const log = await arrange.finishedLog()
      for (const request of requests) {
        const found = checkNoServerError(await read(log, request))
        if (found.length > 0) return found
      }
      return checkAnswer(await read(log), 200)
    },
  }),
)
