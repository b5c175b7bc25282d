import { checkError } from '../../checks/check-error.ts'
import type { Clause, Promised } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, examplePointer, responsePointer } from '../../endpoint/operation.ts'
import { answers, setBody, setStatus } from '../../faults/answers.ts'
import { asks, withMethod } from '../../faults/asks.ts'
import { faults } from '../../faults/counterexample.ts'
import { method } from '../../faults/which.ts'

interface Row extends Pick<Promised, 'id' | 'brokenBy' | 'basis' | 'restsOn'> {
  /** Default: that the method is refused. */
  readonly title?: string
  readonly methods: readonly string[]
  readonly body?: string
}

const rows: readonly Row[] = [
  {
    id: 'methods/post',
    basis: 'documented',
    restsOn: ['errors/method-not-allowed'],
    methods: ['POST'],
    body: '{}',
    brokenBy: faults('status', {
      'post-is-get': ['POST brings the log', asks(method('POST'), withMethod('GET')), { also: { 'errors/method-not-allowed': 'status' } }],
    }),
  },
  {
    id: 'methods/put',
    basis: 'documented',
    restsOn: ['errors/method-not-allowed'],
    methods: ['PUT'],
    body: '{}',
    brokenBy: faults('status', {
      'put-is-501': ['PUT is a 501', answers(method('PUT'), setStatus(501))],
    }),
  },
  {
    id: 'methods/patch',
    basis: 'documented',
    restsOn: ['errors/method-not-allowed'],
    methods: ['PATCH'],
    body: '{}',
    brokenBy: faults('status', {
      'patch-is-400': ['PATCH is a 400', answers(method('PATCH'), setStatus(400))],
    }),
  },
  {
    id: 'methods/delete',
    basis: 'documented',
    restsOn: ['errors/method-not-allowed'],
    methods: ['DELETE'],
    brokenBy: faults('status', {
      'delete-is-204': ['DELETE is a 204', answers(method('DELETE'), setBody(''), setStatus(204))],
    }),
  },
]

/** The methods that the resource does not have: each is refused. */
export const methodsRefused: readonly Clause[] = rows.map(
  ({ id, basis, restsOn, methods, body, brokenBy, title = `${methods} is refused with the documented 405` }) =>
    defineClause({
      id,
      title,
      basis,
      restsOn,
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
