import { checkError } from '../../checks/check-error.ts'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { errorPropertyPointer, mediaTypePointer, responsePointer } from '../../spec/operation.ts'

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
  needs: ['unknown-log'],
  async check({ arrange, read }) {
    const log = await arrange.unknownLog()
    const exchange = await read(log)
    return [...checkError(exchange, 404), ...checkNoLogBytes(exchange, log.written ?? '')]
  },
})
