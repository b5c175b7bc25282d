import { checkError } from '../../checks/check-error.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, examplePointer, responsePointer } from '../../spec/operation.ts'

export const methodsPost: Clause = defineClause({
  id: 'methods/post',
  title: 'POST is refused with the documented 405',
  level: 'must',
  source: cite(responsePointer(405), examplePointer(405)),
  needs: ['finishedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    await baseline(log)
    return checkError(await read(log, { method: 'POST', body: '{}' }), 405)
  },
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
})
