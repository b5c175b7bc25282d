import { checkError } from '../../checks/check-error.ts'
import type { Promised } from '../../clause/clause.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, examplePointer, responsePointer } from '../../endpoint/operation.ts'
import { answers, method, setBody, setStatus, status } from '../../faults/answers.ts'
import { asks, withMethod } from '../../faults/asks.ts'

const rows: readonly (Pick<Promised, 'id' | 'brokenBy'> & { readonly method: string })[] = [
  {
    id: 'methods/post',
    method: 'POST',
    brokenBy: faults('status', {
      'post-is-get': ['POST brings the log', asks(method('POST'), withMethod('GET')), { also: { 'errors/method-not-allowed': 'status' } }],
      'method-not-allowed-as-501': ['A method that the resource does not have is a 501', answers(status(405), setStatus(501))],
    }),
  },
  {
    id: 'methods/put',
    method: 'PUT',
    brokenBy: faults('status', { 'put-is-501': ['PUT is a 501', answers(method('PUT'), setStatus(501))] }),
  },
  {
    id: 'methods/patch',
    method: 'PATCH',
    brokenBy: faults('status', { 'patch-is-400': ['PATCH is a 400', answers(method('PATCH'), setStatus(400))] }),
  },
  {
    id: 'methods/delete',
    method: 'DELETE',
    brokenBy: faults('status', { 'delete-is-204': ['DELETE is a 204', answers(method('DELETE'), setBody(''), setStatus(204))] }),
  },
]

/** The methods that the resource does not have: each is refused, with a body or without. */
export const methodsRefused = rows.map(({ id, method, brokenBy }) =>
  defineClause({
    id,
    title: `${method} is refused with the documented 405`,
    // The page shows a 405 and does not say of which methods: only that no other than OPTIONS and GET brings anything is its word.
    basis: 'expected',
    restsOn: ['errors/method-not-allowed'],
    source: cite(responsePointer(405), examplePointer(405)),
    needs: ['finishedLog'],
    async check({ arrange, baseline, read }) {
      const log = await arrange.finishedLog()
      await baseline(log)
      return checkError(await read(log, { method, ...(method !== 'DELETE' && { body: '{}' }) }), 405)
    },
    brokenBy,
  }),
)
