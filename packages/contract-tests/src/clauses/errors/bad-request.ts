import { checkError } from '../../checks/check-error.ts'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { errorPropertyPointer, mediaTypePointer, responsePointer } from '../../spec/operation.ts'

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
  needs: ['finished-log'],
  async check({ arrange, read }) {
    const log = await arrange.finishedLog()
    const exchange = await read(log, { query: 'raw=banana' })
    return [...checkError(exchange, 400), ...checkNoLogBytes(exchange, log.written ?? '')]
  },
})
