import { checkError } from '../../checks/check-error.ts'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { answers, edit, setHeader } from '../../faults/answers.ts'
import { refused } from '../../faults/which.ts'
import { cite, errorPropertyPointer, mediaTypePointer, responsePointer } from '../../spec/operation.ts'

export const errorsBadRequest: Clause = defineClause({
  id: 'errors/bad-request',
  title: 'A malformed parameter is answered with the documented 400, and no byte of a log',
  level: 'must',
  source: cite(
    responsePointer(400),
    mediaTypePointer(400),
    '/components/schemas/ErrorResponse',
    errorPropertyPointer(),
    errorPropertyPointer('type'),
    errorPropertyPointer('message'),
  ),
  needs: ['finishedLog'],
  async check({ arrange, read }) {
    const log = await arrange.finishedLog()
    const exchange = await read(log, { query: 'raw=banana' })
    return [...checkError(exchange, 400), ...checkNoLogBytes(exchange, log.written ?? '')]
  },
  brokenBy: [
    {
      name: 'error-with-empty-message',
      title: 'The message of an error is empty',
      code: 'empty-message',
      fault: answers(
        refused,
        edit((text) => JSON.stringify({ error: { ...JSON.parse(text).error, message: ' ' } })),
      ),
    },
    {
      name: 'error-with-empty-type',
      title: 'The type of an error is empty',
      code: 'empty-type',
      fault: answers(
        refused,
        edit((text) => JSON.stringify({ error: { ...JSON.parse(text).error, type: '' } })),
      ),
    },
    {
      name: 'error-without-message',
      title: 'Errors have no message',
      code: 'schema',
      also: [['methods/message', 'schema']],
      fault: answers(
        refused,
        edit((text) => JSON.stringify({ error: { type: JSON.parse(text).error.type } })),
      ),
    },
    {
      name: 'errors-as-text',
      title: 'Errors are plain text',
      code: 'media-type',
      also: [['errors/not-found', 'media-type']],
      fault: answers(refused, setHeader('Content-Type', 'text/plain')),
    },
  ],
})
