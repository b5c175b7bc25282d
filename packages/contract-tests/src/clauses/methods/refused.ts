import { checkError } from '../../checks/check-error.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, examplePointer, responsePointer } from '../../endpoint/operation.ts'
import { answers, setBody, setStatus } from '../../faults/answers.ts'
import { asks, withMethod } from '../../faults/asks.ts'
import { faults } from '../../faults/counterexample.ts'
import { method, not } from '../../faults/which.ts'

interface Row extends Pick<Clause, 'id' | 'brokenBy'> {
  /** Default: that the method is refused. */
  readonly title?: string
  readonly methods: readonly string[]
  readonly body?: string
}

const rows: readonly Row[] = [
  {
    id: 'methods/post',
    methods: ['POST'],
    body: '{}',
    brokenBy: faults('status', {
      'post-is-get': ['POST brings the log', asks(method('POST'), withMethod('GET')), { also: { 'errors/method-not-allowed': 'status' } }],
    }),
  },
  {
    id: 'methods/put',
    methods: ['PUT'],
    body: '{}',
    brokenBy: faults('status', {
      'put-is-501': ['PUT is a 501', answers(method('PUT'), setStatus(501))],
    }),
  },
  {
    id: 'methods/patch',
    methods: ['PATCH'],
    body: '{}',
    brokenBy: faults('status', {
      'patch-is-400': ['PATCH is a 400', answers(method('PATCH'), setStatus(400))],
    }),
  },
  {
    id: 'methods/delete',
    methods: ['DELETE'],
    brokenBy: faults('status', {
      'delete-is-204': ['DELETE is a 204', answers(method('DELETE'), setBody(''), setStatus(204))],
    }),
  },
  {
    id: 'methods/others',
    title: 'A method that nobody implements is refused as well',
    methods: ['PROPFIND', 'SEARCH', 'LINK'],
    brokenBy: faults('status', {
      'unknown-method-is-501': [
        'A method that nobody implements is a 501',
        answers(not(method('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE')), setStatus(501)),
      ],
    }),
  },
]

/** The methods that the resource does not have: each is refused. */
export const methodsRefused: readonly Clause[] = rows.map(
  ({ id, methods, body, brokenBy, title = `${methods} is refused with the documented 405` }) =>
    defineClause({
      id,
      title,
      level: 'must',
      source: cite(responsePointer(405), examplePointer(405)),
      needs: ['finishedLog'],
      async check({ arrange, baseline, read }) {
        const log = await arrange.finishedLog()
        await baseline(log)
        const exchanges = await Promise.all(methods.map((method) => read(log, { method, ...(body !== undefined && { body }) })))
        return exchanges.flatMap((exchange) => checkError(exchange, 405))
      },
      brokenBy,
    }),
)
