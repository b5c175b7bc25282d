import { checkError } from '../../checks/check-error.ts'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { answers, edit, setStatus } from '../../faults/answers.ts'
import { refused, status } from '../../faults/which.ts'
import { cite, errorPropertyPointer, mediaTypePointer, responsePointer } from '../../spec/operation.ts'

export const errorsNotFound: Clause = defineClause({
  id: 'errors/not-found',
  title: 'An id that names no log is answered with the documented 404, and no byte of a log',
  level: 'must',
  source: cite(
    responsePointer(404),
    mediaTypePointer(404),
    '/components/schemas/ErrorResponse',
    errorPropertyPointer(),
    errorPropertyPointer('type'),
    errorPropertyPointer('message'),
  ),
  needs: ['unknownLog'],
  async check({ arrange, read }) {
    const log = await arrange.unknownLog()
    const exchange = await read(log)
    return [...checkError(exchange, 404), ...checkNoLogBytes(exchange, log.written ?? '')]
  },
  brokenBy: [
    {
      name: 'error-flattened',
      title: 'Errors have no envelope',
      code: 'schema',
      fault: answers(
        refused,
        edit((text) => JSON.stringify(JSON.parse(text).error)),
      ),
    },
    {
      name: 'error-in-latin1',
      title: 'The message of an error is no UTF-8',
      code: 'invalid-utf8',
      fault: answers(
        status(404),
        edit((text) => JSON.stringify({ error: { ...JSON.parse(text).error, message: 'not found: \xe9' } })),
      ),
    },
    {
      name: 'error-with-status-200',
      title: 'A 404 is sent as 200',
      code: 'status',
      also: [
        ['errors/several-ids', 'status'],
        ['auth/known-for-unknown', 'status'],
      ],
      fault: answers(status(404), setStatus(200)),
    },
    {
      name: 'not-found-as-410',
      title: 'An unknown id is a 410',
      code: 'status',
      also: [
        ['errors/whatever-the-flags', 'status'],
        ['auth/known-for-unknown', 'status'],
      ],
      fault: answers(status(404), setStatus(410)),
    },
  ],
})
