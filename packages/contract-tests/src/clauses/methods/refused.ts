import { checkError } from '../../checks/check-error.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, examplePointer, responsePointer } from '../../endpoint/operation.ts'
import { answers, setStatus } from '../../faults/answers.ts'
import { method } from '../../faults/which.ts'
import { once } from '../../faults/wire.ts'

interface Row extends Pick<Clause, 'id' | 'brokenBy'> {
  readonly method: string
  readonly body?: string
}

const rows: readonly Row[] = [
  {
    id: 'methods/post',
    method: 'POST',
    body: '{}',
    brokenBy: [
      {
        name: 'post-is-get',
        title: 'POST brings the log',
        code: 'status',
        also: [['errors/method-not-allowed', 'status']],
        fault: () => async (request, forward) =>
          forward(
            request.method === 'POST'
              ? {
                  ...request,
                  method: 'GET',
                  body: new Uint8Array(),
                  fields: request.fields.filter(([name]) => name !== 'Content-Length'),
                }
              : request,
          ),
      },
    ],
  },
  {
    id: 'methods/put',
    method: 'PUT',
    body: '{}',
    brokenBy: [
      {
        name: 'put-is-501',
        title: 'PUT is a 501',
        code: 'status',
        fault: answers(method('PUT'), setStatus(501)),
      },
    ],
  },
  {
    id: 'methods/patch',
    method: 'PATCH',
    body: '{}',
    brokenBy: [
      {
        name: 'patch-is-400',
        title: 'PATCH is a 400',
        code: 'status',
        fault: answers(method('PATCH'), setStatus(400)),
      },
    ],
  },
  {
    id: 'methods/delete',
    method: 'DELETE',
    brokenBy: [
      {
        name: 'delete-is-204',
        title: 'DELETE is a 204',
        code: 'status',
        fault: () => async (request, forward) => {
          const answer = await forward(request)
          return request.method === 'DELETE' ? { ...answer, status: 204, body: once(new Uint8Array()), fields: [] } : answer
        },
      },
    ],
  },
]

/** The methods that change something elsewhere: each is refused. */
export const methodsRefused: readonly Clause[] = rows.map(({ id, brokenBy, ...request }) =>
  defineClause({
    id,
    title: `${request.method} is refused with the documented 405`,
    level: 'must',
    source: cite(responsePointer(405), examplePointer(405)),
    needs: ['finishedLog'],
    async check({ arrange, baseline, read }) {
      const log = await arrange.finishedLog()
      await baseline(log)
      return checkError(await read(log, request), 405)
    },
    brokenBy,
  }),
)
